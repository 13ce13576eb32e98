import 'server-only'
import { z } from 'zod'
import { schemaWords as said } from '@/platform/validation-words'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, type Actor } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import { deskQuery, readDeskQuery } from '../rules/product-view'

export interface NamedView {
  id: string
  name: string
  query: string
  shared: boolean
  /** whether it is the actor's own */
  own: boolean
  by: string
}

/** Views of one person. */
const MOST_VIEWS = 50

/** The actor's own views, and those that others share with the team. */
export async function listDeskViews(actor: Actor): Promise<NamedView[]> {
  const ownerId = staffId(actor)
  const views = await db.deskView.findMany({
    where: { OR: [{ ownerId }, { shared: true }] },
    include: { owner: { select: { name: true } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 200,
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

const viewSchema = z.object({
  name: lineSchema(40).min(1, said.a_name),
  query: z.string().max(1_000),
  shared: z.boolean(),
})

/** Keeps a view under a name; one of the actor's own with that name is replaced. @throws InvalidInputError */
export async function saveDeskView(
  actor: Actor,
  input: { name: string; query: string; shared: boolean },
): Promise<{ id: string }> {
  const ownerId = staffId(actor)
  const parsed = viewSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { name, shared } = parsed.data
  // Only what a view can say is kept.
  const query = deskQuery(readDeskQuery(parsed.data.query))
  return db.$transaction(async (tx) => {
    const own = await tx.deskView.findMany({ where: { ownerId }, select: { name: true } })
    if (own.length >= MOST_VIEWS && !own.some((each) => each.name === name))
      throw new InvalidInputError({
        name: [{ code: 'refusals.views_full', values: { most: MOST_VIEWS } }],
      })
    const { id } = await tx.deskView.upsert({
      where: { ownerId_name: { ownerId, name } },
      create: { ownerId, name, query, shared },
      update: { query, shared },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'desk_view.save',
      objectType: 'desk_view',
      objectId: id,
      after: { name, query, shared },
    })
    return { id }
  })
}

/** Deletes a view of the actor's own. @throws NotFoundError for anybody else's */
export async function deleteDeskView(actor: Actor, id: string): Promise<void> {
  const ownerId = staffId(actor)
  if (!/^[0-9a-f-]{36}$/.test(id)) throw new NotFoundError('view')
  await db.$transaction(async (tx) => {
    const { count } = await tx.deskView.deleteMany({ where: { id, ownerId } })
    if (count === 0) throw new NotFoundError('view')
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'desk_view.delete',
      objectType: 'desk_view',
      objectId: id,
    })
  })
}

function staffId(actor: Actor): string {
  authorize(actor, 'catalog.edit')
  return actor.userId
}
