import 'server-only'
import { createHash } from 'node:crypto'
import pLimit from 'p-limit'
import sharp from 'sharp'
import { problem } from '@/platform/api/problem'
import { fileStore } from '@/platform/files/store'

/** Pictures are only stored as AVIF; the few browsers that don't support it get WebP, made once on first request. */

/** The key of an AVIF file's WebP in the file store, by its content: a changed picture has another key. */
export const webpKey = (avif: Buffer): string =>
  `pictures/webp/${createHash('sha256').update(avif).digest('hex')}.webp`

const AT_ONCE = pLimit(2)
const MOST_WAITING = 300
const underWay = new Map<string, Promise<Buffer>>()

/**
 * The WebP of an AVIF file as an answer; 304 where the browser has it, 503 while too many are being made.
 * @param cacheControl how long its address shows the same picture
 */
export async function webpAnswer(
  request: Request,
  avif: Buffer,
  cacheControl: string,
): Promise<Response> {
  const key = webpKey(avif)
  const etag = `"${key.slice(-69, -37)}"`
  const headers = {
    'content-type': 'image/webp',
    'cache-control': cacheControl,
    etag,
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
  }
  if (request.headers.get('if-none-match')?.includes(etag))
    return new Response(null, { status: 304, headers })
  const webp = (await kept(key)) ?? (await makeOnce(key, avif))
  if (!webp) return problem('busy', undefined, { headers: { 'retry-after': '2' } })
  return new Response(new Uint8Array(webp), {
    headers: { ...headers, 'content-length': String(webp.length) },
  })
}

/**
 * One that was made before; another instance may be writing it just now, so its length is checked against its own
 * header.
 */
async function kept(key: string): Promise<Buffer | undefined> {
  const bytes = await fileStore()
    .getBytes(key)
    .then(
      (content) => Buffer.from(content),
      () => undefined,
    )
  return bytes && bytes.length > 12 && bytes.readUInt32LE(4) + 8 === bytes.length
    ? bytes
    : undefined
}

async function makeOnce(key: string, avif: Buffer): Promise<Buffer | undefined> {
  if (!underWay.has(key) && AT_ONCE.pendingCount > MOST_WAITING) return undefined
  const conversion =
    underWay.get(key) ?? AT_ONCE(() => sharp(avif).webp({ quality: 80 }).toBuffer())
  if (underWay.has(key)) return conversion
  underWay.set(key, conversion)
  try {
    const webp = await conversion
    await fileStore().put(key, webp, { contentType: 'image/webp' })
    return webp
  } finally {
    underWay.delete(key)
  }
}
