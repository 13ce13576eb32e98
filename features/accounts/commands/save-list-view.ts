import 'server-only'
import { z } from 'zod'
import { schemaWords as words } from '@/platform/validation-words'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import type { Context } from '../context'
import { authorize } from '../rules/permissions'
import { auditActor } from '../rules/actor'

/** The most views of one person, over all lists. */
const MOST_VIEWS = 50

const viewSchema = z.object({
  list: z.string().regex(/^[a-z-]{1,40}$/),
  name: lineSchema(40).min(1, words.a_name),
  // Parameters unknown to a list are ignored when the view is opened; a page's position isn’t part of a view.
  query: z
    .string()
    .max(1_000)
    .transform((text) => {
      const query = new URLSearchParams(text)
      for (const place of ['after', 'before']) query.delete(place)
      return query.toString()
    }),
  shared: z.boolean(),
})

/**
 * Saves a view of a list under a name; the actor's own view with the same name is replaced. @throws InvalidInputError
 */
export async function saveListView(
  context: Context,
  input: { list: string; name: string; query: string; shared: boolean },
): Promise<{ id: string }> {
  const { actor } = context
  authorize(actor, 'list-view.keep')
  const ownerId = 'userId' in actor ? actor.userId : ''
  const parsed = viewSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { list, name, query, shared } = parsed.data
  return inTransaction(context, async (tx) => {
    const own = await tx.deskView.findMany({
      where: { ownerId },
      select: { list: true, name: true },
    })
    if (own.length >= MOST_VIEWS && !own.some((each) => each.list === list && each.name === name))
      throw new InvalidInputError({
        name: [{ code: 'refusals.views_full', values: { most: MOST_VIEWS } }],
      })
    const { id } = await tx.deskView.upsert({
      where: { ownerId_list_name: { ownerId, list, name } },
      create: { ownerId, list, name, query, shared },
      update: { query, shared },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'desk_view.save',
      objectType: 'desk_view',
      objectId: id,
      after: { list, name, query, shared },
    })
    return { id }
  })
}
