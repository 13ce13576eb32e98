import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { ConflictError, NotFoundError } from '@/platform/errors'

/**
 * Ends a list at once, including versions yet to begin; quotes made with it stand.
 * @throws NotFoundError, ConflictError 'nothing' when no version is in force
 */
export async function withdrawPriceList(context: Context, serial: number): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'price-list.edit')
  await inTransaction(context, async (tx) => {
    const [list] = await tx.$queryRaw<
      { id: string }[]
    >`/* keep price_list_lock */ SELECT id FROM price_list WHERE serial = ${serial} FOR UPDATE`
    if (!list) throw new NotFoundError(`price list ${serial}`)
    const endedVersions = await tx.priceListVersion.updateManyAndReturn({
      where: { listId: list.id, state: 'ACTIVE' },
      data: { state: 'WITHDRAWN', endedAt: now, endedBy: nameOf(actor) },
      select: { number: true, holdsUntil: true },
    })
    if (endedVersions.length === 0) throw new ConflictError('nothing')
    const versions = endedVersions.map(({ number, holdsUntil }) => ({
      number,
      holdsUntil: holdsUntil?.toISOString().slice(0, 10) ?? null,
    }))
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'price-list.withdraw',
      objectType: 'price_list',
      objectId: list.id,
      before: { state: 'ACTIVE', versions },
      after: { state: 'WITHDRAWN' },
    })
  })
}

/**
 * Drops a list's draft; a list that has never been in force is deleted with it.
 * @throws ConflictError 'not_a_draft', 'stale' when a colleague has saved it since
 */
export async function dropDraft(
  context: Context,
  input: { serial: number; edit: number },
): Promise<{ gone: boolean }> {
  const { actor } = context
  authorize(actor, 'price-list.edit')
  return inTransaction(context, async (tx) => {
    const draft = await tx.priceListVersion.findFirst({
      where: { list: { serial: input.serial }, state: 'DRAFT' },
    })
    if (!draft) throw new ConflictError('not_a_draft')
    const { count } = await tx.priceListVersion.deleteMany({
      where: { id: draft.id, state: 'DRAFT', edit: input.edit },
    })
    if (count === 0) throw new ConflictError('stale')
    const isLastVersion =
      (await tx.priceListVersion.count({ where: { listId: draft.listId } })) === 0
    if (isLastVersion) await tx.priceList.delete({ where: { id: draft.listId } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'price-list.drop',
      objectType: 'price_list',
      objectId: draft.listId,
      before: { number: draft.number, name: draft.name },
    })
    return { gone: isLastVersion }
  })
}
