import 'server-only'
import { codeOfPicture, makeableDesign } from '../rules/address'
import { keptDesign } from '../queries/designs'
import { designPng } from './still'

/** Pixels along the edge of a picture that is printed 25 mm wide. */
const EDGE = 300

/**
 * Pictures of the made-to-order designs among a quote's lines, by line; a document prints them,
 * since it can't ask for them later.
 */
export async function designPictures(
  lines: { id: string; imagePath: string | null }[],
): Promise<Map<string, Buffer>> {
  const pictures = new Map<string, Buffer>()
  for (const line of lines) {
    const code = line.imagePath === null ? null : codeOfPicture(line.imagePath)
    const query = code === null ? null : await keptDesign(code)
    const design = query === null ? null : makeableDesign(query)
    if (design)
      pictures.set(line.id, Buffer.from(await designPng(design, 'free', 'light', { edge: EDGE })))
  }
  return pictures
}
