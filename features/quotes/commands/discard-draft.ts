import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { TRANSITIONS } from '../rules/life'
import { quoteDocumentSchema } from '../schema'
import { assertOpen, holdLife } from './hold-life'
import { planStanding } from './plan-standing'

const discardSchema = z.object({
  serial: z.int().min(1),
  revision: z.int().min(1),
  /** of the draft as it was seen: a colleague's later save isn't discarded unseen */
  version: z.int().min(1),
})

/**
 * Discards a draft; the revision sent before it stays valid. A quote that was never sent is removed
 * whole, and its request waits to be priced again.
 * @returns whether the quote still exists, and its request
 * @throws InvalidInputError, NotFoundError, ConflictError 'stale' where somebody saved meanwhile,
 *   'not_a_draft'
 */
export async function discardDraft(
  context: Context,
  input: unknown,
): Promise<{ left: boolean; requestSerial: number }> {
  const { actor, now } = context
  authorize(actor, 'quote.edit')
  const parsed = discardSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, revision: number, version } = parsed.data
  const revision = await databaseOf(context).quoteRevision.findFirst({
    where: { number, quote: { serial } },
    include: { quote: { select: { request: { select: { serial: true } } } } },
  })
  if (!revision) throw new NotFoundError(`quote ${serial} revision ${number}`)
  const { quoteId } = revision
  const terms = await reminderTerms()
  return inTransaction(context, async (tx) => {
    assertOpen('discard_draft', await holdLife(tx, quoteId), now)
    const { count } = await tx.quoteRevision.deleteMany({
      where: { id: revision.id, state: 'DRAFT', version },
    })
    if (count === 0) throw new ConflictError(revision.state === 'DRAFT' ? 'stale' : 'not_a_draft')
    const hasRevisions = (await tx.quoteRevision.count({ where: { quoteId } })) > 0
    if (!hasRevisions) {
      // Its sample credits become free for another quote.
      await tx.sampleCredit.deleteMany({ where: { quoteId } })
      await tx.quote.delete({ where: { id: quoteId } })
    }
    await planStanding(tx, quoteId, terms, now)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.discard_draft.audit,
      objectType: 'quote',
      objectId: quoteId,
      before: {
        revision: number,
        totalMinor: quoteDocumentSchema.parse(revision.document).totalMinor,
      },
    })
    return { left: hasRevisions, requestSerial: revision.quote.request.serial }
  })
}
