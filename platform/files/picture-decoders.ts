import 'server-only'
import sharp from 'sharp'

/** The decoders that files of strangers meet, in one place: whoever makes a picture of an upload begins here. */

/** By type of the content: what the decoder must say of it too. */
const FORMATS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/avif': 'heif',
}
// No other decoder is ever asked, whatever a file claims to be: no SVG, which can carry script.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpeg',
    'VipsForeignLoadPng',
    'VipsForeignLoadWebp',
    'VipsForeignLoadHeif',
  ],
})

/** Whether content of this type is a picture that is taken. @param type as its first bytes tell */
export const isPictureType = (type: string): boolean => type in FORMATS

/**
 * What a picture's header says, without decoding its pixels: its sides as it is looked at, and its pages.
 * @returns null where it can't be read or is of another format than its content's type
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
