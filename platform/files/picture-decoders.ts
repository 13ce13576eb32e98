import 'server-only'
import sharp from 'sharp'

/** The only place where files of strangers meet decoders: whoever makes a picture of an upload begins here. */

/** By content type: the format that the decoder must find too. */
const FORMATS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'heif',
}
// No other decoder is used, whatever a file claims to be: no SVG, which can carry script.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
  ],
})

/** Whether this content type is an accepted picture. @param type as its first bytes show */
export const isPictureType = (type: string): boolean => type in FORMATS

/**
 * Reads a picture's header without decoding its pixels: its width and height as displayed, and its
 * pages.
 * @returns null where it can't be read or its format doesn't match its content type
 */
export async function pictureHeader(
  path: string,
  type: string,
): Promise<{ width: number; height: number; pages: number } | null> {
  const header = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => null)
  if (!header || header.format !== FORMATS[type]) return null
  return { ...header.autoOrient, pages: header.pages ?? 1 }
}
