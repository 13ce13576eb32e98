import type { ImgHTMLAttributes } from 'react'
import { preload } from 'react-dom'

interface PictureProps extends Omit<ImgHTMLAttributes<HTMLImageElement>, 'src' | 'srcSet' | 'alt'> {
  /**
   * address without width and ending; behind `#` the point that stays in view where it is cropped,
   * in CSS notation
   */
  path: string
  alt: string
  /** shown width; without it the small file is enough */
  sizes?: string
  /** requested in the page's head, before anything else of it */
  first?: boolean
}

/**
 * A picture of the catalog: AVIF, and WebP for a browser that doesn't know it. Both have files of
 * two widths; a browser chooses one. The element around the picture takes no part in the layout
 * (globals.css).
 */
export function Picture({ path, sizes, first, alt, ...img }: PictureProps) {
  const [address = '', point] = path.split('#')
  const files = (ending: string) =>
    sizes
      ? `${address}-400.${ending} 400w,${address}-1200.${ending} 1200w`
      : `${address}-400.${ending}`
  if (first)
    preload(`${address}-1200.avif`, {
      as: 'image',
      type: 'image/avif',
      fetchPriority: 'high',
      ...(sizes ? { imageSrcSet: files('avif'), imageSizes: sizes } : {}),
    })
  return (
    <picture>
      <source type="image/avif" srcSet={files('avif')} sizes={sizes} />
      <img
        {...img}
        alt={alt}
        src={`${address}-400.webp`}
        srcSet={sizes && files('webp')}
        sizes={sizes}
        fetchPriority={first ? 'high' : img.fetchPriority}
        style={point ? { objectPosition: point } : undefined}
      />
    </picture>
  )
}
