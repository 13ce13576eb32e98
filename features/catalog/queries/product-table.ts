import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { factoryInstant } from '@/platform/day'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { keyOf, type Cursor } from '@/platform/lists/cursor'
import { beyond, emptyAhead, type Order } from '@/platform/lists/keyset'
import type { ListSource } from '@/platform/lists/source'
import { amountOf } from '@/platform/number-words'
import { searchWords } from '../rules/search-words'
import { lackingWhere } from './lacking-where'
import { ORDERED_BY, PRODUCT_ORDERS, productTerms, type ProductOrder } from './product-order'
import { LACKS, STATUSES, type ProductFilter, type ProductSort } from '../rules/product-view'

/** What waits to be published: the draft of a product, or a product that was never published. */
export const PENDING = {
  OR: [{ draft: { not: Prisma.DbNull } }, { status: 'DRAFT' }],
} satisfies Prisma.ProductWhereInput

/** The `where` of a filter; every word must be among the product's words, or begin a style number or SKU. */
export async function deskWhere({
  q,
  line,
  type,
  status,
  finish,
  grade,
  priceFrom,
  priceTo,
  since,
  lacks,
  draft,
  ready,
  scheduled,
}: ProductFilter): Promise<Prisma.ProductWhereInput> {
  const words = searchWords(q)
  const code = q.trim().toUpperCase()
  const lackKind = LACKS.find((each) => each === lacks)
  const [least, most] = [priceFrom, priceTo].map(
    (text) => amountOf(text, { currency: 'USD' }).value,
  )
  return {
    ...(line ? { line: line as 'JEWELRY' } : {}),
    ...(type ? { type } : {}),
    ...(grade ? { grade } : {}),
    ...(STATUSES.some((each) => each === status) ? { status: status as 'DRAFT' } : {}),
    ...(finish ? { variants: { some: { finishCode: finish } } } : {}),
    ...(least !== undefined || most !== undefined
      ? { priceBreaks: { some: { unitPriceMinor: { gte: least ?? 0, lte: most ?? 100_000_000 } } } }
      : {}),
    // A day begins at the factory's midnight.
    ...(since ? { updatedAt: { gte: factoryInstant(`${since}T00:00`) } } : {}),
    ...(draft === 'yes'
      ? { draft: { not: Prisma.DbNull } }
      : draft === 'no'
        ? { draft: { equals: Prisma.DbNull } }
        : {}),
    ...(ready === 'yes' ? { listing: { card: { path: ['ready'], equals: true } } } : {}),
    ...(scheduled === 'yes' ? { schedule: { isNot: null } } : {}),
    AND: [
      ...(status === 'PENDING' ? [PENDING] : []),
      ...(lackKind ? [await lackingWhere(lackKind)] : []),
      ...(words.length === 0
        ? []
        : [
            {
              OR: [
                { AND: words.map((word) => ({ searchText: { contains: word } })) },
                { styleNumber: { startsWith: code } },
                { variants: { some: { sku: { startsWith: code } } } },
              ],
            },
          ]),
    ],
  }
}

const shown = {
  ...ORDERED_BY,
  id: true,
  line: true,
  origins: true,
  draft: true,
  version: true,
  schedule: { select: { dueAt: true, version: true, problem: true } },
  priceBreaks: { orderBy: { fromQuantity: 'asc' }, select: { unitPriceMinor: true } },
} satisfies Prisma.ProductSelect

/** A row of the table, of which a view shows some columns. */
export interface DeskRow {
  id: string
  styleNumber: string
  name: string
  line: 'JEWELRY' | 'BOXES' | 'ORGANIZERS'
  type: string
  status: (typeof STATUSES)[number]
  skus: number
  options: number
  pictures: number
  moq: number
  orderMultiple: number
  fromPriceMinor: number
  toPriceMinor: number
  /** the unpublished price for the smallest quantity, where it differs; US cents */
  draftPriceMinor: number | null
  version: number
  leadTimeDays: number
  hsCodeUs: string
  unitWeightGrams: string
  grade: string | null
  origins: string[]
  /** whether it has unpublished entries */
  hasDraft: boolean
  /** when it is published by itself; `failed` where that wasn't possible */
  schedule: { dueAt: Date; failed: boolean } | null
  updatedAt: Date
}

/** The catalog for staff, as a list source. */
export async function productTable(
  actor: Actor,
): Promise<ListSource<DeskRow, keyof ProductFilter, ProductSort>> {
  authorize(actor, 'catalog.desk')
  const found = async (
    filter: ProductFilter,
    key: ProductOrder,
    place: Cursor | null,
    order: Order,
  ): Promise<Prisma.ProductWhereInput> => ({
    AND: [await deskWhere(filter), place ? beyond(productTerms(key), place, order) : {}],
  })
  return {
    find: async ({ filter, sort, down, reverse, from, take }) => {
      const key = PRODUCT_ORDERS[sort]
      const order = { down, reverse, empty: key.empty }
      const way = down === reverse ? 'asc' : 'desc'
      const products = await db.product.findMany({
        where: await found(filter, key, from, order),
        select: shown,
        orderBy: [
          key.order({ sort: way, nulls: emptyAhead(order) ? 'last' : 'first' }),
          { id: way },
        ],
        take,
      })
      const rows = await deskRows(products)
      return products.map((product, i) => ({
        cursor: { key: keyOf(key.of(product)), id: product.id },
        rows: rows.slice(i, i + 1),
      }))
    },
    count: async ({ filter, sort, down, before, most }) => {
      const key = PRODUCT_ORDERS[sort]
      return db.product.count({
        where: await found(filter, key, before, { down, reverse: true, empty: key.empty }),
        take: most,
      })
    },
    pick: async (ids) => {
      const rows = await deskRows(
        await db.product.findMany({ where: { id: { in: ids.map(String) } }, select: shown }),
      )
      return ids.flatMap((id) => rows.find((row) => row.id === id) ?? [])
    },
  }
}

async function deskRows(
  products: readonly Prisma.ProductGetPayload<{ select: typeof shown }>[],
): Promise<DeskRow[]> {
  const parts = await partsOf(products.map(({ id }) => id))
  return products.map(
    ({
      draft,
      schedule,
      priceBreaks,
      unitWeightGrams,
      listing: _,
      position: __,
      ...own
    }): DeskRow => ({
      ...own,
      ...parts(own.id),
      draftPriceMinor: draftPrice(draft, priceBreaks[0]?.unitPriceMinor),
      unitWeightGrams: String(Number(unitWeightGrams)),
      hasDraft: draft !== null,
      schedule: schedule && {
        dueAt: schedule.dueAt,
        failed: schedule.problem !== null || schedule.version !== own.version,
      },
      fromPriceMinor: priceBreaks.at(-1)?.unitPriceMinor ?? 0,
      toPriceMinor: priceBreaks[0]?.unitPriceMinor ?? 0,
    }),
  )
}

/**
 * The number of SKUs, options and pictures of the products on a page: counted for these alone, where a join would count
 * everybody's first.
 */
async function partsOf(
  ids: string[],
): Promise<(id: string) => Pick<DeskRow, 'skus' | 'options' | 'pictures'>> {
  const where = { productId: { in: ids } }
  const [variants, options, images] = await Promise.all([
    db.variant.groupBy({ by: ['productId'], where, _count: true }),
    db.productOption.groupBy({ by: ['productId'], where, _count: true }),
    db.productImage.groupBy({ by: ['productId'], where, _count: true }),
  ])
  const counts = (groups: readonly { productId: string; _count: number }[]) =>
    new Map(groups.map(({ productId, _count }) => [productId, _count]))
  const [skus, extras, pictures] = [counts(variants), counts(options), counts(images)]
  return (id) => ({
    skus: skus.get(id) ?? 0,
    options: extras.get(id) ?? 0,
    pictures: pictures.get(id) ?? 0,
  })
}

const draftContent = z.object({ priceBreaks: z.array(z.object({ unitPriceMinor: z.int() })) })

function draftPrice(draft: unknown, liveMinor: number | undefined): number | null {
  const price = draftContent.safeParse(draft).data?.priceBreaks[0]?.unitPriceMinor
  return price === undefined || price === liveMinor ? null : price
}

/** The values that the table's filters offer. */
export async function deskChoices(
  actor: Actor,
): Promise<{ types: string[]; grades: string[]; finishes: { code: string; name: string }[] }> {
  authorize(actor, 'catalog.desk')
  // The listing has few terms, however many products there are; a value that only drafts have is found by searching for
  // the word.
  const terms = await db.listingTerm.findMany({
    where: { kind: { in: ['type', 'grade', 'finish'] } },
    orderBy: { label: 'asc' },
  })
  const of = (kind: string) => terms.filter((term) => term.kind === kind)
  return {
    types: of('type').map(({ value }) => value),
    grades: of('grade').map(({ value }) => value),
    finishes: of('finish').map(({ value, label }) => ({ code: value, name: label })),
  }
}
