import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import sharp from 'sharp'
import { routing } from '@/i18n/routing'
import { PRODUCTS_TAG, productTag, SETTINGS_TAG } from '@/platform/cache-tags'
import { houseFacts } from '@/platform/house/facts'
import { formatMoney } from '@/platform/money'
import { getProduct } from '../queries/products'
import { priceRange } from '../rules/seo'
import { SHARE_FONT, shareFontFile } from '@/platform/fonts/share-font'
import { squarePicture } from './square-picture'

/** The size that sites ask for which preview a shared page, in pixels. */
const WIDTH = 1200
const HEIGHT = 630
const TEXT_WIDTH = 470

/**
 * A product's picture with its name and price, for previews of its shared page: JPEG, as base64.
 * @returns null where there is no such product
 */
export async function sharePicture(slug: string): Promise<string | null> {
  'use cache'
  cacheLife('days')
  cacheTag(PRODUCTS_TAG, productTag(slug), SETTINGS_TAG)
  const [product, { shortName }] = await Promise.all([getProduct(slug), houseFacts()])
  if (!product) return null
  const { low, high } = priceRange(product)
  const [name, prices, picture] = await Promise.all([
    words(product.name, 44, '#14181c'),
    words(`${shortName} · ${price(low)} – ${price(high)}`, 26, '#55606b'),
    product.imagePath ? pictureOf(product.imagePath) : null,
  ])
  const top = Math.max(40, Math.round((HEIGHT - name.info.height - prices.info.height - 24) / 2))
  const card = sharp({
    create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#ffffff' },
  }).composite([
    ...(picture ? [{ input: picture, left: WIDTH - HEIGHT, top: 0 }] : []),
    { input: name.data, left: 50, top },
    { input: prices.data, left: 50, top: top + name.info.height + 24 },
  ])
  return (await card.jpeg({ quality: 84 }).toBuffer()).toString('base64')
}

/** Shown on other sites, to any reader: one picture for each product, in the house's language like its name. */
const price = (minor: number): string => formatMoney(minor, 'USD', routing.defaultLocale)

const MARKUP: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** A text as a picture, broken into lines. Pango reads markup: a product's name must not be read as such. */
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

/** The product's picture as a square of the card's height; nothing where its file is missing or isn't a picture. */
async function pictureOf(picture: string): Promise<Buffer | null> {
  try {
    return (await (await squarePicture(picture, HEIGHT))?.toBuffer()) ?? null
  } catch {
    return null
  }
}
