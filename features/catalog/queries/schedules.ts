import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import { complaintOf, type Complaint } from '@/platform/validation-words'

export interface Schedule {
  dueAt: Date
  by: string
  /**
   * `waiting`, or why it isn't or won't be published: `changed` since then, `invalid`, `sku_in_use`, or whoever
   * scheduled it is `not_staff` any more
   */
  state: 'waiting' | 'changed' | 'invalid' | 'sku_in_use' | 'not_staff'
  /** what is invalid, as a message */
  detail: Complaint
}

/** When a product's draft is to be published by itself; null where it isn't scheduled. */
export async function getSchedule(actor: Actor, productId: string): Promise<Schedule | null> {
  authorize(actor, 'catalog.desk')
  const row = await db.scheduledPublish.findUnique({
    where: { productId },
    include: { product: { select: { version: true } } },
  })
  if (!row) return null
  const [problem = '', ...detail] = (row.problem ?? '').split(': ')
  const knownProblem = (['changed', 'invalid', 'sku_in_use', 'not_staff'] as const).find(
    (each) => each === problem,
  )
  return {
    dueAt: row.dueAt,
    by: row.by,
    state: knownProblem ?? (row.product.version === row.version ? 'waiting' : 'changed'),
    detail: complaintOf(detail.join(': ')),
  }
}
