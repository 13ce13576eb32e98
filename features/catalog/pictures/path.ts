const FILE = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-(400|1200)\.avif$/

/** How a product names an uploaded picture: its address without width and ending. */
export const picturePath = (id: string): string => `/api/pictures/${id}`

/** Where a file of it lies in the file store. */
export const pictureKey = (id: string, size: 400 | 1200): string => `pictures/${id}-${size}.avif`

/** The file of the file store that an address asks for; null for any other name. */
export function keyOfFile(name: string): string | null {
  const [, id, size] = FILE.exec(name) ?? []
  return id ? pictureKey(id, size === '400' ? 400 : 1200) : null
}
