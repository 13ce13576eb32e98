const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(400|1200)\.(avif|webp)$/
const RELEASED =
  /^\/(?:products\/[a-z0-9-]{1,120}\/[a-z0-9-]{1,60}-(?:400|1200)|pictures\/[a-z]{1,20}(?:-800|-1600)?)\.webp$/

/** How a product names an uploaded picture: its address without width and ending. */
export const picturePath = (id: string): string => `/api/pictures/${id}`

/** The id of an uploaded picture that a product names; null for any other. */
export const uploadedId = (path: string): string | null =>
  /^\/api\/pictures\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(path)?.[1] ?? null

/** Where a file of it lies in the file store. */
export const pictureKey = (id: string, size: 400 | 1200): string => `pictures/${id}-${size}.avif`

/** The file of the file store that an address asks for, and as what; null for any other name. */
export function fileAsked(name: string): { key: string; ending: 'avif' | 'webp' } | null {
  const [, id, size, ending] = FILE.exec(name) ?? []
  return id
    ? {
        key: pictureKey(id, size === '400' ? 400 : 1200),
        ending: ending === 'webp' ? 'webp' : 'avif',
      }
    : null
}

/** The AVIF file within `public/` that the WebP of a released picture is made from; null for any other address. */
export const releasedFile = (address: string): string | null =>
  RELEASED.test(address) ? address.slice(1).replace(/webp$/, 'avif') : null

/**
 * How lists name a picture: its address, and behind `#` the point that stays in view where it is
 * cut, unless that is its middle.
 */
export const pictureRef = ({
  path,
  focalX,
  focalY,
}: {
  path: string
  focalX: number
  focalY: number
}): string => (focalX === 50 && focalY === 50 ? path : `${path}#${focalX}% ${focalY}%`)

/** The picture that stands for a finish of a product, else its first one; null when it has none. */
export function shownPicture(
  images: readonly { path: string; focalX: number; focalY: number; finishCode: string | null }[],
  finishCode: string | null,
): string | null {
  const image = images.find((each) => each.finishCode === finishCode) ?? images[0]
  return image ? pictureRef(image) : null
}
