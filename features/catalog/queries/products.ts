import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { CATALOG_TAG, PRODUCTS_TAG, productTag } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import { rulesOf } from './product-rows'
import type { ProductCard, ProductDetail } from '../rules/product-views'
import { cardOf, withParts, type ProductWithParts } from '../rules/product-card'
import { dimensionsSchema } from '../schema'

/** One published product; null where there is none at that address. */
export async function getProduct(slug: string): Promise<ProductDetail | null> {
  'use cache'
  cacheLife('days')
  cacheTag(PRODUCTS_TAG, productTag(slug))
  const product = await db.product.findFirst({
    where: { slug, status: 'PUBLISHED' },
    include: withParts,
  })
  return product ? toDetail(product) : null
}

/** The current address of a product that once had this one; null where it isn't in the shop. */
export async function movedTo(slug: string): Promise<string | null> {
  'use cache'
  cacheLife('days')
  cacheTag(PRODUCTS_TAG, productTag(slug))
  const former = await db.formerSlug.findUnique({
    where: { slug },
    select: { product: { select: { slug: true, status: true } } },
  })
  return former?.product.status === 'PUBLISHED' ? former.product.slug : null
}

/**
 * A build renders so many product pages, the first of the catalog; others are rendered on their first visit, so that a
 * large catalog builds as fast as a small one.
 */
const PRERENDERED = 120

/** Addresses of the products whose pages a build renders. */
export async function slugsToPrerender(): Promise<string[]> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  const products = await db.product.findMany({
    where: { status: 'PUBLISHED' },
    select: { slug: true },
    orderBy: { position: 'asc' },
    take: PRERENDERED,
  })
  return products.map((product) => product.slug)
}

/** A few products of each line, for the home page. */
export async function featuredProducts(): Promise<ProductCard[]> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  const slugs = [
    'domed-band-ring-6-mm',
    'cuban-link-bracelet-8-mm',
    'disc-pendant-18-mm',
    'hoop-earrings-30-mm',
    'hinged-wooden-ring-box',
    'zip-travel-case',
    't-bar-bracelet-stand',
    'oval-vanity-tray',
  ]
  const prerendered = await db.product.findMany({
    where: { status: 'PUBLISHED', slug: { in: slugs } },
    include: withParts,
    orderBy: { position: 'asc' },
  })
  const products =
    prerendered.length > 0
      ? prerendered
      : await db.product.findMany({
          where: { status: 'PUBLISHED' },
          include: withParts,
          orderBy: { position: 'asc' },
          take: 8,
        })
  return products.map(cardOf)
}

function toDetail(product: ProductWithParts): ProductDetail {
  const finishes = new Map(
    product.variants.map((v) => [
      v.finishCode,
      { code: v.finishCode, name: v.finishName, deltaMinor: v.unitPriceDeltaMinor },
    ]),
  )
  const sizes = new Map(
    product.variants.map((v) => [v.sizeCode, { code: v.sizeCode, name: v.sizeName }]),
  )
  return {
    ...cardOf(product),
    summary: product.summary,
    description: product.description,
    line: product.line.toLowerCase() as ProductDetail['line'],
    dimensions: dimensionsSchema.parse(product.dimensions),
    sampleLeadTimeDays: product.sampleLeadTimeDays,
    carton: {
      pieces: product.cartonPieces,
      lengthMm: product.cartonLengthMm,
      widthMm: product.cartonWidthMm,
      heightMm: product.cartonHeightMm,
      grossGrams: product.cartonGrossGrams,
    },
    hsCodeUs: product.hsCodeUs,
    origins: product.origins,
    finishes: [...finishes.values()],
    sizes: [...sizes.values()],
    priceBreaks: product.priceBreaks.map(({ fromQuantity, unitPriceMinor }) => ({
      fromQuantity,
      unitPriceMinor,
    })),
    variants: product.variants.map(({ sku, finishCode, sizeCode, unitPriceDeltaMinor }) => ({
      sku,
      finishCode,
      sizeCode,
      unitPriceDeltaMinor,
    })),
    options: product.options.map(
      ({ id: _id, productId: _productId, position: _position, ...option }) => option,
    ),
    images: product.images.map(({ role, finishCode, path, focalX, focalY, alt }) => ({
      role,
      finishCode,
      path,
      focalX,
      focalY,
      alt,
    })),
    ...rulesOf(product),
  }
}
