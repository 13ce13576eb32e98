import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { CATALOG_TAG, productTag } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { FacetCount, ProductCard, ProductDetail } from './dto'
import { FACETS, PAGE_SIZE, type CatalogFilters, type Facet } from './filters'
import { matches } from './search'
import { dimensionsSchema } from './schema'

const withParts = {
  variants: { orderBy: { position: 'asc' } },
  priceBreaks: { orderBy: { fromQuantity: 'asc' } },
  images: { orderBy: { position: 'asc' } },
  options: { orderBy: { position: 'asc' } },
} satisfies Prisma.ProductInclude

type Loaded = Prisma.ProductGetPayload<{ include: typeof withParts }>

/** One published product; null when there is none at that address. */
export async function getProduct(slug: string): Promise<ProductDetail | null> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG, productTag(slug))
  const product = await db.product.findFirst({ where: { slug, status: 'PUBLISHED' }, include: withParts })
  return product ? toDetail(product) : null
}

/** Where a product that had this address is now; null when none is in the shop. */
export async function movedTo(slug: string): Promise<string | null> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG, productTag(slug))
  const former = await db.formerSlug.findUnique({ where: { slug }, select: { product: { select: { slug: true, status: true } } } })
  return former?.product.status === 'PUBLISHED' ? former.product.slug : null
}

/** A part of the sitemap: addresses and the day each last changed. @param part from 0 */
export async function sitemapPart(part: number): Promise<{ slug: string; changed: string }[]> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  const products = await db.product.findMany({ where: { status: 'PUBLISHED' }, select: { slug: true, updatedAt: true }, orderBy: { id: 'asc' }, skip: part * SITEMAP_PART, take: SITEMAP_PART })
  return products.map(({ slug, updatedAt }) => ({ slug, changed: updatedAt.toISOString().slice(0, 10) }))
}

/** How many parts the sitemap has; at least one. */
export async function sitemapParts(): Promise<number> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  return Math.max(1, Math.ceil((await db.product.count({ where: { status: 'PUBLISHED' } })) / SITEMAP_PART))
}
/** Search engines take 50,000 addresses a file; smaller ones are fetched faster. */
const SITEMAP_PART = 10_000

/** Addresses of all published products, for prerendering and the sitemap. */
export async function listSlugs(): Promise<string[]> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  const products = await db.product.findMany({ where: { status: 'PUBLISHED' }, select: { slug: true }, orderBy: { position: 'asc' } })
  return products.map((product) => product.slug)
}

/** A few products of each line, for the home page. */
export async function featuredProducts(): Promise<ProductCard[]> {
  'use cache'
  cacheLife('days')
  cacheTag(CATALOG_TAG)
  const slugs = ['domed-band-ring-6-mm', 'cuban-link-bracelet-8-mm', 'disc-pendant-18-mm', 'hoop-earrings-30-mm', 'hinged-wooden-ring-box', 'zip-travel-case', 't-bar-bracelet-stand', 'oval-vanity-tray']
  const chosen = await db.product.findMany({ where: { status: 'PUBLISHED', slug: { in: slugs } }, include: withParts, orderBy: { position: 'asc' } })
  const products = chosen.length > 0 ? chosen : await db.product.findMany({ where: { status: 'PUBLISHED' }, include: withParts, orderBy: { position: 'asc' }, take: 8 })
  return products.map(toCard)
}

export interface CatalogPage {
  products: ProductCard[]
  total: number
  pages: number
  facets: Record<Facet, FacetCount[]>
}

/**
 * One page of the catalog with its facet counts. Within a facet the values are
 * OR, between facets AND; a facet's own counts leave its own choice aside.
 */
export async function listProducts(filters: CatalogFilters): Promise<CatalogPage> {
  'use cache'
  cacheLife('hours')
  cacheTag(CATALOG_TAG)
  const ids = filters.q ? await matches(filters.q) : null
  const where = conditions(filters, ids)
  const [rows, ...counts] = await Promise.all([
    db.product.findMany({ where, include: withParts }),
    ...FACETS.map((facet) => facetCounts(facet, conditions({ ...filters, [facet]: [] }, ids))),
  ])
  const cards = sorted(rows, filters, ids).map(toCard)
  const pages = Math.max(1, Math.ceil(cards.length / PAGE_SIZE))
  const page = Math.min(filters.page, pages)
  return {
    products: cards.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
    total: cards.length,
    pages,
    facets: Object.fromEntries(FACETS.map((facet, i) => [facet, counts[i] ?? []])) as Record<Facet, FacetCount[]>,
  }
}

function conditions(filters: CatalogFilters, ids: readonly string[] | null): Prisma.ProductWhereInput {
  return {
    status: 'PUBLISHED',
    ...(ids ? { id: { in: [...ids] } } : {}),
    ...(filters.line.length > 0 ? { line: { in: filters.line.map((line) => line.toUpperCase() as 'JEWELRY') } } : {}),
    ...(filters.type.length > 0 ? { type: { in: filters.type } } : {}),
    ...(filters.finish.length > 0 ? { variants: { some: { finishCode: { in: filters.finish } } } } : {}),
    ...(filters.grade.length > 0 ? { grade: { in: filters.grade } } : {}),
    ...(filters.moq ? { moq: { lte: filters.moq } } : {}),
    ...(filters.leadTime ? { leadTimeDays: { lte: filters.leadTime } } : {}),
  }
}

async function facetCounts(facet: Facet, where: Prisma.ProductWhereInput): Promise<FacetCount[]> {
  if (facet === 'finish') {
    const rows = await db.variant.findMany({ where: { product: where }, distinct: ['productId', 'finishCode'], select: { finishCode: true, finishName: true } })
    return tally(rows.map((row) => ({ value: row.finishCode, label: row.finishName })))
  }
  const rows = await db.product.findMany({ where, select: { line: true, type: true, grade: true } })
  return tally(rows.flatMap((row) => (row[facet] ? [{ value: row[facet].toString().replace(/^[A-Z]{5,}$/, (w) => w.toLowerCase()), label: row[facet] }] : [])))
}

function tally(values: readonly { value: string; label: string }[]): FacetCount[] {
  const counts = new Map<string, FacetCount>()
  for (const { value, label } of values) counts.set(value, { value, label, count: (counts.get(value)?.count ?? 0) + 1 })
  return [...counts.values()]
}

function sorted(rows: Loaded[], filters: CatalogFilters, ids: readonly string[] | null): Loaded[] {
  const price = (row: Loaded) => row.priceBreaks.at(-1)?.unitPriceMinor ?? 0
  const byPosition = (a: Loaded, b: Loaded) => (ids ? ids.indexOf(a.id) - ids.indexOf(b.id) : a.position - b.position)
  const by: Record<CatalogFilters['sort'], (a: Loaded, b: Loaded) => number> = {
    featured: byPosition,
    price: (a, b) => price(a) - price(b),
    leadTime: (a, b) => a.leadTimeDays - b.leadTimeDays,
    moq: (a, b) => a.moq - b.moq,
    name: (a, b) => a.name.localeCompare(b.name),
  }
  return rows.sort((a, b) => by[filters.sort](a, b) || a.position - b.position)
}

function toCard(product: Loaded): ProductCard {
  const cheapest = product.priceBreaks.at(-1)
  const image = product.images.find((each) => each.role === 'hero') ?? product.images[0]
  const [size] = dimensionsSchema.parse(product.dimensions)
  return {
    slug: product.slug,
    name: product.name,
    styleNumber: product.styleNumber,
    type: product.type,
    grade: product.grade,
    material: product.material,
    finishes: [...new Set(product.variants.map((variant) => variant.finishName))],
    size: size ? `${size.name.toLowerCase()} ${size.millimetres} mm` : '',
    unitWeightGrams: product.unitWeightGrams.toString(),
    imagePath: image?.path ?? null,
    imageAlt: image?.alt ?? product.name,
    fromPriceMinor: cheapest?.unitPriceMinor ?? 0,
    fromQuantity: cheapest?.fromQuantity ?? product.moq,
    moq: product.moq,
    orderMultiple: product.orderMultiple,
    leadTimeDays: product.leadTimeDays,
    sku: product.variants[0]?.sku ?? product.styleNumber,
  }
}

function toDetail(product: Loaded): ProductDetail {
  const finishes = new Map(product.variants.map((v) => [v.finishCode, { code: v.finishCode, name: v.finishName, deltaMinor: v.unitPriceDeltaMinor }]))
  const sizes = new Map(product.variants.map((v) => [v.sizeCode, { code: v.sizeCode, name: v.sizeName }]))
  return {
    ...toCard(product),
    summary: product.summary,
    description: product.description,
    line: product.line.toLowerCase() as ProductDetail['line'],
    dimensions: dimensionsSchema.parse(product.dimensions),
    sampleLeadTimeDays: product.sampleLeadTimeDays,
    carton: { pieces: product.cartonPieces, lengthMm: product.cartonLengthMm, widthMm: product.cartonWidthMm, heightMm: product.cartonHeightMm, grossGrams: product.cartonGrossGrams },
    hsCodeUs: product.hsCodeUs,
    origins: product.origins,
    finishes: [...finishes.values()],
    sizes: [...sizes.values()],
    priceBreaks: product.priceBreaks.map(({ fromQuantity, unitPriceMinor }) => ({ fromQuantity, unitPriceMinor })),
    options: product.options.map(({ id: _id, productId: _productId, position: _position, ...option }) => option),
    images: product.images.map(({ role, finishCode, path, alt }) => ({ role, finishCode, path, alt })),
  }
}
