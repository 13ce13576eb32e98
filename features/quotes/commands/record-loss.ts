import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { recordLossSchema } from '../answer-schema'
import { lifeOf, refusalReason } from '../rules/life'
import { LOST_STATES } from '../rules/decline-reasons'
import { holdLife } from './hold-life'
import { writeLoss } from './write-loss'

/**
 * Records what the house learnt about why a quote that is over was lost. Entries aren't
 * overwritten: the newest counts.
 * @throws InvalidInputError, NotFoundError, ConflictError where the quote isn't over
 */
export async function recordLoss(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'quote.record-answer')
  const parsed = recordLossSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, ...loss } = parsed.data
  const revision = await databaseOf(context).quoteRevision.findFirst({
    where: { quote: { serial }, state: { not: 'DRAFT' } },
    orderBy: { number: 'desc' },
    select: { id: true, quoteId: true, currency: true },
  })
  if (!revision) throw new NotFoundError(`quote ${serial}`)
  await inTransaction(context, async (tx) => {
    const state = lifeOf(await holdLife(tx, revision.quoteId), now)
    if (!LOST_STATES.includes(state)) throw new ConflictError(refusalReason(state))
    await writeLoss(tx, actor, revision, loss, { source: 'STAFF', now })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.record_loss',
      objectType: 'quote_revision',
      objectId: revision.id,
      after: { reason: loss.reasonCode, competitor: loss.competitor, words: loss.words },
    })
  })
}
