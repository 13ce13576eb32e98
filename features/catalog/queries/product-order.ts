import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'
import type { Order, Terms } from '@/platform/lists/keyset'
import { STATUSES, type ProductSort } from '../rules/product-view'

type Where = Prisma.ProductWhereInput
type Relation = Partial<Record<'lt' | 'lte' | 'gt' | 'gte', string | number>>
type By = { sort: 'asc' | 'desc'; nulls: 'first' | 'last' }

/** What rows can be ordered by. */
export const ORDERED_BY = {
  position: true,
  styleNumber: true,
  name: true,
  type: true,
  status: true,
  moq: true,
  orderMultiple: true,
  leadTimeDays: true,
  hsCodeUs: true,
  unitWeightGrams: true,
  updatedAt: true,
  grade: true,
  listing: { select: { fromPriceMinor: true } },
} satisfies Prisma.ProductSelect
type Row = Prisma.ProductGetPayload<{ select: typeof ORDERED_BY }>

/** How the table is ordered by a key: the order for Prisma, and a row's own value. */
export interface ProductOrder {
  empty: Order['empty']
  order: (by: By) => Prisma.ProductOrderByWithRelationInput
  /** rows whose key has this relation to a value */
  is: (relation: Relation) => Where
  isEmpty: Where
  of: (row: Row) => unknown
}

const NONE: Where = { id: { in: [] } }
/** A field that every product has. */
const field = (
  name:
    | 'position'
    | 'styleNumber'
    | 'name'
    | 'type'
    | 'moq'
    | 'orderMultiple'
    | 'leadTimeDays'
    | 'hsCodeUs'
    | 'unitWeightGrams'
    | 'updatedAt',
): ProductOrder => ({
  empty: 'none',
  order: ({ sort }) => ({ [name]: sort }),
  is: (relation) => ({ [name]: relation }),
  isEmpty: NONE,
  of: (row) => row[name],
})
/** An enum has an order in the database, but Prisma has no comparison for it. */
const statusesAt = (relation: Relation): (typeof STATUSES)[number][] =>
  STATUSES.filter((_, at) => {
    const place = (status: string | number | undefined) =>
      STATUSES.findIndex((each) => each === status)
    return (
      (relation.lt === undefined || at < place(relation.lt)) &&
      (relation.lte === undefined || at <= place(relation.lte)) &&
      (relation.gt === undefined || at > place(relation.gt)) &&
      (relation.gte === undefined || at >= place(relation.gte))
    )
  })

export const PRODUCT_ORDERS: Record<ProductSort, ProductOrder> = {
  position: field('position'),
  style: field('styleNumber'),
  name: field('name'),
  type: field('type'),
  status: {
    empty: 'none',
    order: ({ sort }) => ({ status: sort }),
    is: (relation) => ({ status: { in: statusesAt(relation) } }),
    isEmpty: NONE,
    of: ({ status }) => status,
  },
  moq: field('moq'),
  multiple: field('orderMultiple'),
  // Of products in the shop. Where Prisma orders by another table it can't place the rest.
  price: {
    empty: 'greatest',
    order: ({ sort }) => ({ listing: { fromPriceMinor: sort } }),
    is: (relation) => ({ listing: { fromPriceMinor: relation as Prisma.IntFilter } }),
    isEmpty: { listing: null },
    of: ({ listing }) => listing?.fromPriceMinor ?? null,
  },
  leadTime: field('leadTimeDays'),
  hsCode: field('hsCodeUs'),
  weight: { ...field('unitWeightGrams'), of: ({ unitWeightGrams }) => unitWeightGrams.toFixed() },
  grade: {
    empty: 'last',
    order: (by) => ({ grade: by }),
    is: (relation) => ({ grade: relation as Prisma.StringNullableFilter }),
    isEmpty: { grade: null },
    of: ({ grade }) => grade,
  },
  changed: field('updatedAt'),
}

const RELATIONS = { '<': 'lt', '<=': 'lte', '>': 'gt', '>=': 'gte' } as const

/** The terms for rows on one side of a place, for Prisma. */
export const productTerms = ({ is, isEmpty }: ProductOrder): Terms<Where> => ({
  keyIs: (relation, value) => is({ [RELATIONS[relation]]: value }),
  keyIsEmpty: (yes) => (yes ? isEmpty : { NOT: isEmpty }),
  idIs: (relation, id) => ({ id: { [RELATIONS[relation]]: String(id) } }),
  and: (...all) => ({ AND: all }),
  or: (...all) => ({ OR: all }),
})
