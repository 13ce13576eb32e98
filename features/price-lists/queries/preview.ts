import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { rulesOf } from '@/features/catalog/queries/product-rows'
import { priceInput } from '@/features/pricing/rules/choice'
import { activeBreakIndex, type PriceBreak } from '@/features/pricing/rules/list-price'
import {
  changeBasisPoints,
  entryThatHolds,
  ownLadder,
  withFinish,
  type PriceEntry,
} from '@/features/pricing/rules/price-lists'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { entryOf } from '../rules/stored'

export const PREVIEW_PAGE = 50

export interface PreviewRow {
  /** style number, or the SKU where it has an entry of its own */
  code: string
  name: string
  breaks: {
    fromQuantity: number
    beforeMinor: number
    afterMinor: number
    /** hundredths of a percent of the list price */
    change: number
  }[]
  /** dearer than the catalog at one of its quantities */
  rises: boolean
  /** an own break above the catalog that isn't marked as deliberate: the catalog's price applies there */
  kept: boolean
}

export interface PricePreview {
  rows: PreviewRow[]
  /** published products that the list has entries for */
  total: number
  pages: number
  /** entries of products that aren't in the shop, or of SKUs that no longer exist */
  idle: number
}

/**
 * How a version of a list changes the catalog's prices; products with entries of their own come first.
 * @param page from 1
 * @throws NotFoundError
 */
export async function previewPriceList(
  actor: Actor,
  serial: number,
  number: number,
  page = 1,
): Promise<PricePreview> {
  authorize(actor, 'price-list.read')
  const version = await db.priceListVersion.findFirst({
    where: { number, list: { serial } },
    include: { entries: true },
  })
  if (!version) throw new NotFoundError(`price list ${serial} version ${number}`)
  const entries = version.entries.map(entryOf)
  const keys = (scope: PriceEntry['scope']) =>
    entries.filter((entry) => entry.scope === scope).map(({ key }) => key)
  const inList = {
    OR: [{ id: { in: keys('PRODUCT') } }, { variants: { some: { sku: { in: keys('SKU') } } } }],
  } satisfies Prisma.ProductWhereInput
  const wide: Prisma.ProductWhereInput =
    keys('WHOLE').length > 0
      ? {}
      : {
          OR: [
            { line: { in: keys('LINE') as ('JEWELRY' | 'BOXES' | 'ORGANIZERS')[] } },
            { type: { in: keys('TYPE') } },
          ],
        }
  const [first, rest] = [
    { status: 'PUBLISHED' as const, ...inList },
    { AND: [{ status: 'PUBLISHED' as const }, wide, { NOT: inList }] },
  ]
  const [own, more, knownCount] = await Promise.all([
    db.product.count({ where: first }),
    db.product.count({ where: rest }),
    knownSkus(keys('PRODUCT'), keys('SKU')),
  ])
  const skip = (Math.max(1, page) - 1) * PREVIEW_PAGE
  const products = [
    ...(await find(first, skip, PREVIEW_PAGE)),
    ...(skip + PREVIEW_PAGE > own
      ? await find(rest, Math.max(0, skip - own), Math.min(PREVIEW_PAGE, skip + PREVIEW_PAGE - own))
      : []),
  ]
  const total = own + more
  return {
    rows: products.flatMap((product) => rowsOf(product, entries)),
    total,
    pages: Math.max(1, Math.ceil(total / PREVIEW_PAGE)),
    idle: keys('PRODUCT').length + keys('SKU').length - knownCount,
  }
}

const parts = {
  priceBreaks: { orderBy: { fromQuantity: 'asc' } },
  options: true,
  variants: { orderBy: { position: 'asc' } },
} satisfies Prisma.ProductInclude
type Priced = Prisma.ProductGetPayload<{ include: typeof parts }>
const find = (where: Prisma.ProductWhereInput, skip: number, take: number): Promise<Priced[]> =>
  db.product.findMany({
    where,
    include: parts,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    skip,
    take,
  })

/** How many of the products and SKUs are in the shop. */
async function knownSkus(ids: string[], skus: string[]): Promise<number> {
  const [products, variants] = await Promise.all([
    db.product.count({ where: { id: { in: ids }, status: 'PUBLISHED' } }),
    db.variant.count({ where: { sku: { in: skus }, product: { status: 'PUBLISHED' } } }),
  ])
  return products + variants
}

function rowsOf(product: Priced, entries: readonly PriceEntry[]): PreviewRow[] {
  const speaks = ({ scope, key }: PriceEntry) =>
    scope === 'WHOLE' ||
    (scope === 'LINE' && key === product.line) ||
    (scope === 'TYPE' && key === product.type) ||
    (scope === 'PRODUCT' && key === product.id)
  const design = strongest(entries.filter(speaks))
  const priced = { ...product, ...rulesOf(product) }
  // A SKU is shown by itself where the list, or the catalog, has a price of its own for it.
  const skus = product.variants.flatMap((variant) => {
    const skuEntry = entries.find(({ scope, key }) => scope === 'SKU' && key === variant.sku)
    const entry =
      skuEntry ?? (priced.variantBreaks.some(({ sku }) => sku === variant.sku) ? design : null)
    if (!entry) return []
    const { breaks, finishDeltaMinor } = priceInput(priced, variant, {
      optionCodes: [],
      quantity: 1,
    })
    return [
      row(
        variant.sku,
        `${product.name}, ${variant.finishName} ${variant.sizeName}`,
        withFinish(breaks, finishDeltaMinor),
        entry,
        finishDeltaMinor,
      ),
    ]
  })
  return design
    ? [row(product.styleNumber, product.name, product.priceBreaks, design), ...skus]
    : skus
}

/** Within one list, entries differ only in how specific they are. */
const LIST = {
  serial: 0,
  version: 0,
  name: '',
  own: true,
  priority: 0,
  activatedAt: '',
  validFrom: '',
  holdsUntil: null,
}
const strongest = (entries: readonly PriceEntry[]): PriceEntry | null =>
  entryThatHolds(
    entries.map((entry) => ({ entry, list: LIST })),
    '',
  )?.entry ?? null

function row(
  code: string,
  name: string,
  catalog: readonly PriceBreak[],
  entry: PriceEntry,
  finishDeltaMinor = 0,
): PreviewRow {
  const before = catalog.map(({ fromQuantity, unitPriceMinor }) => ({
    fromQuantity,
    unitPriceMinor,
  }))
  const after = ownLadder(before, entry, finishDeltaMinor)
  const price = (ladder: readonly PriceBreak[], quantity: number) =>
    ladder[activeBreakIndex(ladder, quantity)]?.unitPriceMinor ?? 0
  const quantities = [
    ...new Set([...before, ...after].map(({ fromQuantity }) => fromQuantity)),
  ].toSorted((a, b) => a - b)
  const breaks = quantities.map((fromQuantity) => {
    const [beforeMinor, afterMinor] = [price(before, fromQuantity), price(after, fromQuantity)]
    return {
      fromQuantity,
      beforeMinor,
      afterMinor,
      change: changeBasisPoints(beforeMinor, afterMinor),
    }
  })
  return {
    code,
    name,
    breaks,
    rises: breaks.some(({ beforeMinor, afterMinor }) => afterMinor > beforeMinor),
    kept:
      !entry.aboveList &&
      entry.breaks.some((each) => each.unitPriceMinor > price(before, each.fromQuantity)),
  }
}
