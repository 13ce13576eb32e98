import 'server-only'
import { db } from '@/platform/db/client'
import { authorize } from '../rules/permissions'
import type { Actor } from '../rules/actor'

/** A named view of a list. */
export interface ListView {
  id: string
  name: string
  /** query part of its address */
  query: string
  shared: boolean
  /** whether it is the actor's own */
  own: boolean
  /** who saved it */
  by: string
}

/** The actor's own views of a list, and those that others share with the team. */
export async function listViews(actor: Actor, list: string): Promise<ListView[]> {
  authorize(actor, 'list-view.keep')
  const ownerId = 'userId' in actor ? actor.userId : ''
  const views = await db.deskView.findMany({
    where: { list, OR: [{ ownerId }, { shared: true }] },
    include: { owner: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return views.map(({ id, name, query, shared, ownerId: of, owner }) => ({
    id,
    name,
    query,
    shared,
    own: of === ownerId,
    by: owner.name,
  }))
}
