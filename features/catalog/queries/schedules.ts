import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { complaintOf, type Complaint } from '@/platform/validation-words'

export interface Schedule {
  dueAt: Date
  by: string
  /**
   * `waiting`, or why it is not or will not be published: `changed` since, what is `invalid`,
   * `sku_in_use`, or it was scheduled by who is `not_staff` now
   */
  state: 'waiting' | 'changed' | 'invalid' | 'sku_in_use' | 'not_staff'
  /** what is invalid, to be said */
  detail: Complaint
}

/** When a product's entries are to be published by themselves; null where they aren't. */
export async function getSchedule(actor: Actor, productId: string): Promise<Schedule | null> {
  authorize(actor, 'catalog.desk')
  const row = await db.scheduledPublish.findUnique({
    where: { productId },
    include: { product: { select: { version: true } } },
  })
  if (!row) return null
  const [problem = '', ...detail] = (row.problem ?? '').split(': ')
  const known = (['changed', 'invalid', 'sku_in_use', 'not_staff'] as const).find(
    (each) => each === problem,
  )
  return {
    dueAt: row.dueAt,
    by: row.by,
    state: known ?? (row.product.version === row.version ? 'waiting' : 'changed'),
    detail: complaintOf(detail.join(': ')),
  }
}
