import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { db } from '@/platform/db/client'
import type { SavedList } from '../rules/saved-lists'

/**
 * The actor's own lists, and those that colleagues of the same company share: at most as many for
 * each person as one person may have.
 */
export async function listSavedLists(actor: Actor): Promise<SavedList[]> {
  authorize(actor, 'list.keep')
  const companies = actor.kind === 'member' ? actor.memberships.map((each) => each.companyId) : []
  const rows = await db.savedList.findMany({
    where: {
      OR: [{ ownerId: actor.userId }, { companyId: { in: companies } }],
    },
    include: { items: { orderBy: { position: 'asc' } }, owner: { select: { name: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  const skus = [...new Set(rows.flatMap(({ items }) => items.map(({ sku }) => sku)))]
  const styles = new Map(
    (
      await db.variant.findMany({
        where: { sku: { in: skus } },
        select: { sku: true, product: { select: { styleNumber: true } } },
      })
    ).map(({ sku, product }) => [sku, product.styleNumber]),
  )
  return rows.map(({ id, name, companyId, ownerId, owner, items }) => ({
    id,
    name,
    shared: companyId !== null,
    ...(ownerId === actor.userId ? {} : { by: owner.name }),
    items: items.map(({ sku, quantity, note }) => ({
      sku,
      style: styles.get(sku) ?? '',
      quantity,
      note,
    })),
  }))
}
