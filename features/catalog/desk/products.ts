import 'server-only'
import { authorize } from '@/features/accounts/permissions'
import type { Viewer } from '@/features/accounts/viewer'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import { NotFoundError } from '@/platform/errors'
import { differences, keptOver, type Difference, type ProductContent } from '../content'
import { searchWords } from '../search-words'
import { contentOf, readPublished, withContent, type ProductRow } from './product-rows'

export const DESK_PAGE_SIZE = 50
export const STATUSES = ['DRAFT', 'PUBLISHED', 'ARCHIVED'] as const

export interface DeskFilter {
  q: string
  line: string
  status: string
  page: number
}

export interface DeskRow {
  id: string
  styleNumber: string
  name: string
  type: string
  status: ProductRow['status']
  skus: number
  moq: number
  fromPriceMinor: number
  toPriceMinor: number
  leadTimeDays: number
  hsCodeUs: string
  /** somebody has entered what isn't published */
  hasDraft: boolean
  updatedAt: Date
}

/** What waits to be published: entries of a product, or a product that never was. */
export const PENDING = { OR: [{ draft: { not: Prisma.DbNull } }, { status: 'DRAFT' }] } satisfies Prisma.ProductWhereInput

/** The `where` of a filter; every word must stand in the product's words, or it begins a style number or SKU. */
export function deskWhere({ q, line, status }: Omit<DeskFilter, 'page'>): Prisma.ProductWhereInput {
  const words = searchWords(q)
  const code = q.trim().toUpperCase()
  return {
    ...(['JEWELRY', 'BOXES', 'ORGANIZERS'].includes(line) ? { line: line as ProductRow['line'] } : {}),
    ...(status === 'PENDING' ? PENDING : {}),
    ...(STATUSES.some((each) => each === status) ? { status: status as ProductRow['status'] } : {}),
    AND: words.length === 0 ? [] : [{ OR: [{ AND: words.map((word) => ({ searchText: { contains: word } })) }, { styleNumber: { startsWith: code } }, { variants: { some: { sku: { startsWith: code } } } }] }],
  }
}

/** A page of the catalog as staff see it. */
export async function listDeskProducts(viewer: Viewer, filter: DeskFilter): Promise<{ rows: DeskRow[]; total: number; pages: number }> {
  authorize(viewer, 'catalog.edit')
  const where = deskWhere(filter)
  const total = await db.product.count({ where })
  const pages = Math.max(1, Math.ceil(total / DESK_PAGE_SIZE))
  const products = await db.product.findMany({
    where, orderBy: [{ position: 'asc' }, { id: 'asc' }], skip: (Math.min(filter.page, pages) - 1) * DESK_PAGE_SIZE, take: DESK_PAGE_SIZE,
    include: { priceBreaks: { orderBy: { fromQuantity: 'asc' } }, _count: { select: { variants: true } } },
  })
  const rows = products.map(({ id, styleNumber, name, type, status, moq, leadTimeDays, hsCodeUs, draft, updatedAt, priceBreaks, _count }) => ({
    id, styleNumber, name, type, status, moq, leadTimeDays, hsCodeUs, hasDraft: draft !== null, updatedAt, skus: _count.variants, fromPriceMinor: priceBreaks.at(-1)?.unitPriceMinor ?? 0, toPriceMinor: priceBreaks[0]?.unitPriceMinor ?? 0,
  }))
  return { rows, total, pages }
}

export interface DeskProduct {
  id: string
  version: number
  status: ProductRow['status']
  live: ProductContent
  draft: ProductContent | null
  draftBy: string | null
  /** newest first */
  changes: { batchId: string; kind: string; actor: string; createdAt: Date; differences: Difference[]; status: { before: string; after: string } | null }[]
}

/** One product with what is entered and not published, and what was changed of it. @throws NotFoundError */
export async function getDeskProduct(viewer: Viewer, id: string): Promise<DeskProduct> {
  authorize(viewer, 'catalog.edit')
  const row = /^[0-9a-f-]{36}$/.test(id) ? await db.product.findUnique({ where: { id }, include: { ...withContent, changes: { orderBy: { serial: 'desc' }, take: 20 } } }) : null
  if (!row) throw new NotFoundError('product')
  const live = contentOf(row)
  return {
    id: row.id, version: row.version, status: row.status, live, draft: row.draft === null ? null : keptOver(row.draft, live), draftBy: row.draftBy,
    changes: row.changes.map(({ batchId, kind, actor, createdAt, before, after }) => {
      const [was, is] = [readPublished(before, live), readPublished(after, live)]
      return { batchId, kind, actor, createdAt, differences: differences(was.content, is.content), status: was.status === is.status ? null : { before: was.status, after: is.status } }
    }),
  }
}
