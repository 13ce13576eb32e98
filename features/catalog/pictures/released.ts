import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { problem } from '@/platform/api/problem'
import { releasedFile } from './path'
import { webpAnswer } from './webp'

/**
 * A picture of the release, as WebP; its AVIF is a file of `public/` and needs no code.
 * @param address as requested, such as `/products/heart-pendant-15-mm/angle-400.webp`; any other form is not found
 */
export async function releasedPicture(request: Request, address: string): Promise<Response> {
  const file = releasedFile(address)
  const avif = file && (await readFile(path.join(process.cwd(), 'public', file)).catch(() => null))
  if (!avif) return problem('nothingHere')
  return webpAnswer(request, avif, 'public, max-age=86400, stale-while-revalidate=604800')
}
