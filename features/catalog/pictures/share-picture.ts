import 'server-only'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { cacheLife, cacheTag } from 'next/cache'
import sharp from 'sharp'
import { PRODUCTS_TAG, productTag } from '@/platform/cache-tags'
import { fileStore } from '@/platform/files/store'
import { formatMoney } from '@/platform/money'
import { getProduct } from '../queries/products'
import { priceRange } from '../rules/seo'
import { SHARE_FONT, shareFontFile } from '@/platform/fonts/share-font'

/** What those who show a shared page ask for, in pixels. */
const WIDTH = 1200
const HEIGHT = 630
const TEXT_WIDTH = 470

/**
 * A product's picture with its name and price, for where its page is shared: JPEG, as base64.
 * @returns null when there is no such product
 */
export async function sharePicture(slug: string): Promise<string | null> {
  'use cache'
  cacheLife('days')
  cacheTag(PRODUCTS_TAG, productTag(slug))
  const product = await getProduct(slug)
  if (!product) return null
  const { low, high } = priceRange(product)
  const [name, price, picture] = await Promise.all([
    words(product.name, 44, '#14181c'),
    words(`F.S.C · ${formatMoney(low, 'USD')} – ${formatMoney(high, 'USD')}`, 26, '#55606b'),
    product.imagePath ? pictureOf(product.imagePath) : undefined,
  ])
  const top = Math.max(40, Math.round((HEIGHT - name.info.height - price.info.height - 24) / 2))
  const card = sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#ffffff' },
  }).composite([
    ...(picture ? [{ input: picture, left: WIDTH - HEIGHT, top: 0 }] : []),
    { input: name.data, left: 50, top },
    { input: price.data, left: 50, top: top + name.info.height + 24 },
  ])
  return (await card.jpeg({ quality: 84 }).toBuffer()).toString('base64')
}

const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A text as a picture, broken into lines. Pango reads markup: what a product is called is none. */
function words(text: string, pixels: number, colour: string) {
  const plain = text.replaceAll(/[&<>]/g, (sign) => MARKUP[sign] ?? '').replaceAll(/\p{Cc}/gu, ' ')
  return sharp({
    text: {
      text: `<span foreground="${colour}">${plain}</span>`,
      font: `${SHARE_FONT} ${pixels}`,
      fontfile: shareFontFile(),
      width: TEXT_WIDTH,
      rgba: true,
      dpi: 72,
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true })
}

/** A picture as a square of the card's height, cut around the point that matters in it; nothing when its file isn't there. */
async function pictureOf(picture: string): Promise<Buffer | undefined> {
  const [address = '', point] = picture.split('#')
  const uploaded = /^\/api\/(pictures\/[0-9a-f-]{36})$/.exec(address)?.[1]
  if (!uploaded && !/^\/products(\/[a-z0-9-]+){2}$/.test(address)) return undefined
  try {
    const file = await (uploaded
      ? fileStore().getBytes(`${uploaded}-1200.avif`)
      : readFile(path.join(process.cwd(), 'public', `${address}-1200.avif`)))
    const { width, height } = await sharp(file).metadata()
    const side = Math.min(width, height)
    const [x = 50, y = 50] = point?.split('%').map(Number) ?? []
    return await sharp(file)
      .extract({
        left: Math.round(((width - side) * x) / 100),
        top: Math.round(((height - side) * y) / 100),
        width: side,
        height: side,
      })
      .resize(HEIGHT, HEIGHT)
      .toBuffer()
  } catch {
    return undefined
  }
}
