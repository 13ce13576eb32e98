import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { NotFoundError } from '@/platform/errors'
import { differences, keptOver, type Difference, type ProductContent } from '../rules/content'
import { contentOf, readPublished, withContent, type ProductRow } from './product-rows'

export interface DeskProduct {
  id: string
  version: number
  status: ProductRow['status']
  live: ProductContent
  draft: ProductContent | null
  draftBy: string | null
  /** of the last save or publishing */
  updatedAt: Date
  /** newest first */
  changes: {
    batchId: string
    kind: string
    actor: string
    createdAt: Date
    differences: Difference[]
    status: { before: string; after: string } | null
  }[]
  /** number of changes before these */
  earlierChanges: number
}

const SHOWN_CHANGES = 20

/** One product with its unpublished entries and its changes. @throws NotFoundError */
export async function getDeskProduct(actor: Actor, id: string): Promise<DeskProduct> {
  authorize(actor, 'catalog.desk')
  const row = /^[0-9a-f-]{36}$/.test(id)
    ? await db.product.findUnique({
        where: { id },
        include: {
          ...withContent,
          changes: { orderBy: { serial: 'desc' }, take: SHOWN_CHANGES },
          _count: { select: { changes: true } },
        },
      })
    : null
  if (!row) throw new NotFoundError('product')
  const live = contentOf(row)
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    live,
    draft: row.draft === null ? null : keptOver(row.draft, live),
    draftBy: row.draftBy,
    updatedAt: row.updatedAt,
    earlierChanges: row._count.changes - row.changes.length,
    changes: row.changes.map(({ batchId, kind, actor, createdAt, before, after }) => {
      const [was, is] = [readPublished(before, live), readPublished(after, live)]
      return {
        batchId,
        kind,
        actor,
        createdAt,
        differences: differences(was.content, is.content),
        status: was.status === is.status ? null : { before: was.status, after: is.status },
      }
    }),
  }
}
