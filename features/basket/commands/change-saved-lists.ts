import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, type Actor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import {
  changeSchema,
  MOST_ITEMS,
  MOST_LISTS,
  type BookChange,
  type SavedItem,
} from '../rules/saved-lists'

/**
 * Makes one change to the actor's own saved lists; repeating it changes nothing more.
 * @throws NotFoundError for a list that isn't the actor's own, ConflictError 'full',
 *   InvalidInputError
 */
export async function changeSavedLists(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'list.keep')
  const parsed = changeSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const change = parsed.data
  const listId = change.do === 'put' ? change.list.id : change.listId
  await inTransaction(context, async (tx) => {
    // One change of a person at a time, so that no two exceed a limit together.
    await tx.$queryRaw`SELECT id FROM "user" WHERE id = ${actor.userId} FOR UPDATE`
    const lists = await tx.savedList.findUnique({
      where: { id: listId },
      include: { items: { orderBy: { position: 'asc' } } },
    })
    if (lists ? lists.ownerId !== actor.userId : change.do !== 'put' && change.do !== 'delete')
      throw new NotFoundError('list')
    await writeChange(tx, actor, change, lists?.items ?? null)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: `saved_list.${change.do}`,
      objectType: 'saved_list',
      objectId: listId,
      ...(lists
        ? {
            before: {
              name: lists.name,
              shared: lists.companyId !== null,
              items: lists.items.length,
            },
          }
        : {}),
      after: change,
    })
  })
}

/** @param items the list's articles; null where there is no such list */
async function writeChange(
  tx: Prisma.TransactionClient,
  actor: Extract<Actor, { kind: 'member' | 'staff' }>,
  change: BookChange,
  items: readonly { sku: string; position: number }[] | null,
): Promise<void> {
  const ownerId = actor.userId
  const next = (items?.at(-1)?.position ?? -1) + 1
  if (change.do === 'delete')
    await tx.savedList.deleteMany({ where: { id: change.listId, ownerId } })
  else if (change.do === 'rename')
    await tx.savedList.update({ where: { id: change.listId }, data: { name: change.name } })
  else if (change.do === 'share')
    await tx.savedList.update({
      where: { id: change.listId },
      data: { companyId: change.shared && actor.kind === 'member' ? actor.companyId : null },
    })
  else if (change.do === 'remove')
    await tx.savedListItem.deleteMany({ where: { listId: change.listId, sku: change.sku } })
  else if (change.do === 'item') {
    const { sku, quantity, note } = change.item
    if (!items?.some((each) => each.sku === sku) && (items?.length ?? 0) >= MOST_ITEMS)
      throw new ConflictError('full')
    await tx.savedListItem.upsert({
      where: { listId_sku: { listId: change.listId, sku } },
      create: { listId: change.listId, sku, quantity, note, position: next },
      update: { quantity, note },
    })
  } else {
    if (items === null) {
      if ((await tx.savedList.count({ where: { ownerId } })) >= MOST_LISTS)
        throw new ConflictError('full')
      await tx.savedList.create({ data: { id: change.list.id, ownerId, name: change.list.name } })
    }
    const newItems = change.list.items
      .filter(({ sku }) => !items?.some((each) => each.sku === sku))
      .slice(0, MOST_ITEMS - (items?.length ?? 0))
    await tx.savedListItem.createMany({
      data: newItems.map(({ sku, quantity, note }: SavedItem, i) => ({
        listId: change.list.id,
        sku,
        quantity,
        note,
        position: next + i,
      })),
      skipDuplicates: true,
    })
  }
}
