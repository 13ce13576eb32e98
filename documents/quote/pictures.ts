import 'server-only'
import sharp from 'sharp'
import { squarePicture } from '@/features/catalog/pictures/square-picture'
import { addressedPicture } from '@/features/designs/files/addressed-picture'
import type { DraftLine } from '@/features/quotes/schema'
import { log } from '@/platform/log'

/** Edge of a printed picture in points; a little over 11 mm. */
export const PICTURE_POINTS = 32
/** 400 pixels an inch on paper. */
const EDGE = Math.round((PICTURE_POINTS / 72) * 400)

/**
 * The pictures of a quote's lines as frozen with it: of a product in the quoted finish, or of a design. A picture of
 * several lines is made once.
 * @returns JPEG by line id; a line whose picture can't be loaded has none, and is quoted all the same
 */
export async function linePictures(
  lines: readonly Pick<DraftLine, 'id' | 'imagePath'>[],
): Promise<Map<string, Buffer>> {
  const byPicture = new Map<string, Buffer | null>()
  const byLine = new Map<string, Buffer>()
  for (const { id, imagePath } of lines) {
    if (imagePath === null) continue
    const picture = byPicture.has(imagePath) ? byPicture.get(imagePath) : await printed(imagePath)
    byPicture.set(imagePath, picture ?? null)
    if (picture) byLine.set(id, picture)
  }
  return byLine
}

async function printed(address: string): Promise<Buffer | null> {
  try {
    const design = await addressedPicture(address, EDGE)
    const picture = design ? sharp(design) : await squarePicture(address, EDGE)
    return picture ? await picture.jpeg({ quality: 86 }).toBuffer() : null
  } catch (error) {
    log.warn({ err: error, address }, 'picture of a quote line left out')
    return null
  }
}
