import 'server-only'
import { codeOfPicture, makeableDesign } from '../rules/address'
import { keptDesign } from '../queries/designs'
import { designPng } from './still'

/**
 * The picture of a made-to-order design at an address, for a document, which can't fetch it later.
 * @param edge pixels of each side
 * @returns PNG; null for another kind of address, or a design that can't be made any more
 */
export async function addressedPicture(address: string, edge: number): Promise<Uint8Array | null> {
  const code = codeOfPicture(address)
  const query = code === null ? null : await keptDesign(code)
  const design = query === null ? null : makeableDesign(query)
  return design ? designPng(design, 'free', 'light', { edge }) : null
}
