import 'server-only'
import { codeOfPicture, makeableDesign } from '@/features/catalog/design/address'
import { keptDesign } from '@/features/catalog/design/queries'
import { designPng } from '@/features/catalog/design/still'
import type { QuoteDocument } from './schema'

/** Pixels along the edge of a picture that is printed 25 mm wide. */
const EDGE = 300

/** Pictures of the made-to-order designs of a quote, by line; a document prints them, since it can't ask for them later. */
export async function designPictures(document: QuoteDocument): Promise<Map<string, Buffer>> {
  const pictures = new Map<string, Buffer>()
  for (const line of document.draft.lines) {
    const code = line.imagePath === null ? null : codeOfPicture(line.imagePath)
    const query = code === null ? null : await keptDesign(code)
    const design = query === null ? null : makeableDesign(query)
    if (design)
      pictures.set(line.id, Buffer.from(await designPng(design, 'free', 'light', { edge: EDGE })))
  }
  return pictures
}
