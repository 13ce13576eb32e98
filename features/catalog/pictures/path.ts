const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(400|1200)\.(avif|webp)$/
const RELEASED =
  /^\/(?:products\/[a-z0-9-]{1,120}\/[a-z0-9-]{1,60}-(?:400|1200)|pictures\/[a-z]{1,20}(?:-800|-1600)?)\.webp$/

/** How a product refers to an uploaded picture: its address without width and extension. */
export const picturePath = (id: string): string => `/api/pictures/${id}`

/** The id of an uploaded picture that a product refers to; null for any other. */
export const uploadedId = (path: string): string | null =>
  /^\/api\/pictures\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(path)?.[1] ?? null

/** The place of one of its files in the file store. */
export const pictureKey = (id: string, size: 400 | 1200): string => `pictures/${id}-${size}.avif`

/** The file of the file store that an address asks for, and its format; null for any other name. */
export function fileAsked(name: string): { key: string; ending: 'avif' | 'webp' } | null {
  const [, id, size, ending] = FILE.exec(name) ?? []
  return id
    ? {
        key: pictureKey(id, size === '400' ? 400 : 1200),
        ending: ending === 'webp' ? 'webp' : 'avif',
      }
    : null
}

/** The AVIF file in `public/` from which the WebP of a released picture is made; null for any other address. */
export const releasedFile = (address: string): string | null =>
  RELEASED.test(address) ? address.slice(1).replace(/webp$/, 'avif') : null

/** How lists refer to a picture: its address, and behind `#` the focal point, unless that is the middle. */
export const pictureRef = ({
  path,
  focalX,
  focalY,
}: {
  path: string
  focalX: number
  focalY: number
}): string => (focalX === 50 && focalY === 50 ? path : `${path}#${focalX}% ${focalY}%`)

/** The picture for a finish of a product, or else its first one; null where it has none. */
export function shownPicture(
  images: readonly { path: string; focalX: number; focalY: number; finishCode: string | null }[],
  finishCode: string | null,
): string | null {
  const image = images.find((each) => each.finishCode === finishCode) ?? images[0]
  return image ? pictureRef(image) : null
}
