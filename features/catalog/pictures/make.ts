import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import pLimit from 'p-limit'
import sharp, { type OutputInfo } from 'sharp'
import { isPictureType, pictureHeader } from '@/platform/files/picture-decoders'
import type { Spooled } from '@/platform/files/spool'
import { frameOf } from './frame'
import { LEAST_SIDE, MAX_MEGAPIXELS, PictureRefusedError } from './refusal'

/** The background of the catalog's pictures, behind transparent parts and beside long pictures. */
const GROUND = '#eceef0'

/** Sizes by the pixels of the shorter side, and the bytes to aim for at each. */
const SIZES = [
  [1200, 180_000],
  [400, 36_000],
] as const

/** A large picture takes some 200 MB while it is made: so many run at once in one process, and so many wait. */
const AT_ONCE = pLimit(2)
const MOST_WAITING = 40

export interface MadePicture {
  width: number
  height: number
  /** by the pixels of the shorter side */
  files: { size: 400 | 1200; avif: Buffer }[]
}

/**
 * Makes a picture's files: upright, on the catalog's background, without any other content of its file. Its type is
 * found from its content and its size from its header before it is decoded.
 * @throws PictureRefusedError
 */
export async function makePicture(file: Spooled): Promise<MadePicture> {
  if (AT_ONCE.pendingCount > MOST_WAITING) throw new PictureRefusedError('busy')
  return AT_ONCE(() => make(file))
}

async function make(file: Spooled): Promise<MadePicture> {
  const type = await typeOf(file)
  const header = await pictureHeader(file.path, type)
  if (!header) throw new PictureRefusedError('damaged')
  const { width, height } = header
  if (width * height > MAX_MEGAPIXELS * 1e6)
    throw new PictureRefusedError('too_many_pixels', {
      megapixels: Math.round((width * height) / 1e6),
      most: MAX_MEGAPIXELS,
    })
  if (header.pages > 1) throw new PictureRefusedError('animated')
  if (Math.min(width, height) < LEAST_SIDE)
    throw new PictureRefusedError('too_small', { width, height, least: LEAST_SIDE })
  try {
    const frame = frameOf({ width, height }, SIZES[0][0])
    const { data, info } = await sharp(file.path, {
      limitInputPixels: MAX_MEGAPIXELS * 1e6,
      failOn: 'error',
      sequentialRead: true,
    })
      .autoOrient()
      .resize({ ...frame, fit: 'contain', background: GROUND })
      .flatten({ background: GROUND })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .timeout({ seconds: 60 })
      .toBuffer({ resolveWithObject: true })
    const files = []
    for (const [size, aim] of SIZES)
      files.push({ size, avif: await encoded(data, info, frameOf(info, size), aim) })
    return { width: info.width, height: info.height, files }
  } catch {
    throw new PictureRefusedError('damaged')
  }
}

/** @throws PictureRefusedError for anything but the four types */
async function typeOf({ start, sizeBytes }: Spooled): Promise<string> {
  if (sizeBytes === 0) throw new PictureRefusedError('empty')
  const type = (await fileTypeFromBuffer(start))?.mime ?? ''
  // A sequence of AV1 pictures is recognized by its brand, an animated PNG by its own type.
  if (
    type === 'image/apng' ||
    type === 'image/gif' ||
    (type === 'image/avif' && start.toString('latin1', 8, 12) === 'avis')
  )
    throw new PictureRefusedError('animated')
  if (isPictureType(type)) return type
  throw new PictureRefusedError(
    /<svg[\s/>]/i.test(start.toString('latin1')) ? 'svg' : 'not_a_picture',
  )
}

/** Encodes as AVIF, in a second attempt smaller where the first is too large. */
async function encoded(
  data: Buffer,
  raw: OutputInfo,
  frame: { width: number; height: number },
  aim: number,
): Promise<Buffer> {
  const { width, height, channels } = raw
  const sized = sharp(data, { raw: { width, height, channels } }).resize({ ...frame, fit: 'fill' })
  // More effort takes ten times as long to save a fifth of the bytes, and a ZIP brings hundreds of pictures.
  const as = (quality: number) =>
    sized.clone().avif({ quality, effort: 1, chromaSubsampling: '4:2:0' }).toBuffer()
  const fine = await as(58)
  return fine.length <= aim ? fine : as(42)
}
