import { readListQuery, type ListShape, type ListState } from '@/platform/lists/shape'
import { LINES } from './filters'
import { LACKING } from './lacking'

/** The product table for staff, as its address describes it: filters, order, columns. */

export const PRODUCT_COLUMNS = [
  'line',
  'type',
  'status',
  'skus',
  'moq',
  'multiple',
  'price',
  'leadTime',
  'hsCode',
  'weight',
  'grade',
  'origins',
  'options',
  'pictures',
  'changed',
] as const
export type ProductColumn = (typeof PRODUCT_COLUMNS)[number]

export const STATUSES = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const
export const LACKS = [...LACKING, 'dimensions', 'options', 'grade'] as const
export type Lacks = (typeof LACKS)[number]

const CODE = /^[a-z0-9-]{1,40}$/i
const PRICE = { kind: 'amount', currency: 'USD', mostMinor: 100_000_000 } as const

export const PRODUCT_LIST = {
  name: 'products',
  path: '/staff/catalog',
  filters: {
    q: { kind: 'search' },
    line: { kind: 'choice', of: LINES.map((line) => line.toUpperCase()) },
    type: { kind: 'code', form: CODE },
    /** PENDING: what waits to be published */
    status: { kind: 'choice', of: [...STATUSES, 'PENDING'] },
    finish: { kind: 'code', form: CODE },
    grade: { kind: 'code', form: /^[\w .-]{1,40}$/ },
    priceFrom: PRICE,
    priceTo: PRICE,
    /** in China's time zone */
    since: { kind: 'day' },
    // A view saved before there were more values uses the old name.
    lacks: { kind: 'choice', of: LACKS, formerly: { pictures: 'picture' } },
    /** whether it has unpublished entries */
    draft: { kind: 'choice', of: ['yes', 'no'] },
    /** the shop shows some of it as ready to ship */
    ready: { kind: 'choice', of: ['yes'] },
    /** scheduled for publishing */
    scheduled: { kind: 'choice', of: ['yes'] },
  },
  columns: PRODUCT_COLUMNS,
  shown: ['type', 'status', 'skus', 'moq', 'price', 'leadTime', 'hsCode', 'changed'],
  sorts: {
    position: { kind: 'integer' },
    style: { kind: 'text' },
    name: { kind: 'text' },
    type: { kind: 'text' },
    status: { kind: 'text' },
    moq: { kind: 'integer' },
    multiple: { kind: 'integer' },
    price: { kind: 'integer', optional: true },
    leadTime: { kind: 'integer' },
    hsCode: { kind: 'text' },
    weight: { kind: 'decimal' },
    grade: { kind: 'text', optional: true },
    changed: { kind: 'instant' },
  },
  id: 'uuid',
  order: { sort: 'position', down: false },
  pageRows: 50,
} as const satisfies ListShape<ProductColumn>

export type ProductSort = keyof (typeof PRODUCT_LIST)['sorts']
export type ProductFilter = Readonly<Record<keyof (typeof PRODUCT_LIST)['filters'], string>>

const shape: ListShape<ProductColumn, ProductSort, keyof ProductFilter> = PRODUCT_LIST

/** The filter of a view of the table. @param query of its address */
export const productFilter = (query: string): ProductFilter => readListQuery(shape, query).filter

/** The table as described by an address's query. */
export const readProductList = (
  query: string,
): ListState<ProductColumn, ProductSort, keyof ProductFilter> => readListQuery(shape, query)
