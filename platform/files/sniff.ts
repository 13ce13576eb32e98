import { fileTypeFromBuffer } from 'file-type'

/** What a buyer may send, by ending; the content must be of exactly that type. */
export const ACCEPTED = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  stl: 'model/stl',
  step: 'model/step',
  stp: 'model/step',
} as const

export type Ending = keyof typeof ACCEPTED

/** The accepted ending of a file name, in lower case; null for any other. */
export function acceptedEnding(fileName: string): Ending | null {
  const ending = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase()
  return ending && Object.hasOwn(ACCEPTED, ending) ? (ending as Ending) : null
}

/**
 * Whether content is what its ending says.
 * @param start the first bytes, at least 4 kB or the whole of a smaller file
 * @param sizeBytes size of the whole file; a binary STL states its own
 */
export async function contentMatches(
  ending: Ending,
  start: Uint8Array,
  sizeBytes: number,
): Promise<boolean> {
  const type = ACCEPTED[ending]
  if (type === 'model/stl') return isStl(start, sizeBytes)
  if (type === 'model/step') return textStart(start).startsWith('ISO-10303-21;')
  return (await fileTypeFromBuffer(start))?.mime === type
}

const textStart = (start: Uint8Array): string =>
  new TextDecoder('latin1').decode(start.subarray(0, 512)).trimStart()

/** ASCII: "solid" and a facet; binary: 80 bytes of head, a count, 50 bytes a triangle. */
function isStl(start: Uint8Array, sizeBytes: number): boolean {
  if (
    textStart(start).startsWith('solid') &&
    /facet|endsolid/.test(new TextDecoder('latin1').decode(start))
  )
    return true
  if (sizeBytes < 84 || start.length < 84) return false
  const triangles = new DataView(start.buffer, start.byteOffset, start.byteLength).getUint32(
    80,
    true,
  )
  return triangles > 0 && sizeBytes === 84 + triangles * 50
}
