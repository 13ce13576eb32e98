import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'

/** Whether no product is in the shop, as on a house's first day. */
export async function isShopEmpty(actor: Actor): Promise<boolean> {
  authorize(actor, 'catalog.desk')
  return (
    (await db.product.findFirst({ where: { status: 'PUBLISHED' }, select: { id: true } })) === null
  )
}
