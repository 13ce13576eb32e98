import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { fileStore } from '@/platform/files/store'
import { pictureKey, uploadedId } from './path'

/**
 * A picture of the catalog as a square, cropped around its focal point, for use outside of browsers.
 * @param ref as lists refer to it, see `pictureRef`
 * @param edge pixels of each side
 * @returns raw pixels without a format yet; null for another address, or where the file is missing
 */
export async function squarePicture(ref: string, edge: number): Promise<Sharp | null> {
  const [address = '', point] = ref.split('#')
  const file = await fileOf(address, edge > 400 ? 1200 : 400)
  if (!file) return null
  const { width, height } = await sharp(file).metadata()
  const side = Math.min(width, height)
  const [x = 50, y = 50] = point?.split('%').map(Number) ?? []
  return sharp(file)
    .extract({
      left: Math.round(((width - side) * x) / 100),
      top: Math.round(((height - side) * y) / 100),
      width: side,
      height: side,
    })
    .resize(edge, edge)
}

async function fileOf(address: string, size: 400 | 1200): Promise<Uint8Array | null> {
  const uploaded = uploadedId(address)
  if (!uploaded && !/^\/products(\/[a-z0-9-]+){2}$/.test(address)) return null
  try {
    return uploaded
      ? await fileStore().getBytes(pictureKey(uploaded, size))
      : await readFile(path.join(process.cwd(), 'public', `${address}-${size}.avif`))
  } catch {
    return null
  }
}
