import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import pLimit from 'p-limit'
import sharp from 'sharp'
import type { Message } from '@/i18n/message'
import { isPictureType, pictureHeader } from '@/platform/files/picture-decoders'
import type { Spooled } from '@/platform/files/spool'

export const MAX_HOUSE_PICTURE_BYTES = 20 * 1024 * 1024
const MAX_MEGAPIXELS = 60
/** The most pixels of each side; a logo is shown small, and stays sharp on fine screens and on paper. */
const MOST = { LOGO: { width: 800, height: 320 }, PHOTO: { width: 1600, height: 1600 } } as const
const LEAST_SIDE = { LOGO: 32, PHOTO: 400 } as const

const AT_ONCE = pLimit(1)

interface MadeHousePicture {
  bytes: Buffer
  contentType: 'image/png' | 'image/webp'
  width: number
  height: number
}

/** Why a picture is refused. */
type HousePictureRefusal = { refused: Message }

const refused = (code: Message['code'], values?: Message['values']): HousePictureRefusal => ({
  refused: values ? { code, values } : { code },
})

/**
 * Makes the one file of a logo or photograph: upright, within bounds, from its pixels alone, without any other content
 * of the file. Its type is found from its content and its size from its header before it is decoded. A logo keeps its
 * transparency.
 */
export async function makeHousePicture(
  file: Pick<Spooled, 'path' | 'start' | 'sizeBytes'>,
  kind: 'LOGO' | 'PHOTO',
): Promise<MadeHousePicture | HousePictureRefusal> {
  const type = (await fileTypeFromBuffer(file.start))?.mime ?? ''
  if (file.sizeBytes === 0 || !isPictureType(type)) return refused('refusals.house_picture_kinds')
  const header = await pictureHeader(file.path, type)
  if (!header || header.pages > 1) return refused('refusals.house_picture_kinds')
  const { width, height } = header
  if (width * height > MAX_MEGAPIXELS * 1e6)
    return refused('refusals.house_picture_pixels', { most: MAX_MEGAPIXELS })
  if (Math.min(width, height) < LEAST_SIDE[kind])
    return refused('refusals.house_picture_small', { least: LEAST_SIDE[kind] })
  return AT_ONCE(() => made(file.path, kind)).catch(() => refused('refusals.house_picture_kinds'))
}

async function made(path: string, kind: 'LOGO' | 'PHOTO'): Promise<MadeHousePicture> {
  const sized = sharp(path, { limitInputPixels: MAX_MEGAPIXELS * 1e6, failOn: 'error' })
    .autoOrient()
    .resize({ ...MOST[kind], fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds: 60 })
  const { data, info } = await (
    kind === 'LOGO' ? sized.png({ compressionLevel: 9 }) : sized.webp({ quality: 80 })
  ).toBuffer({ resolveWithObject: true })
  return {
    bytes: data,
    contentType: kind === 'LOGO' ? 'image/png' : 'image/webp',
    width: info.width,
    height: info.height,
  }
}
