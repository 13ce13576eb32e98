import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind } from '@/features/accounts/rules/permissions'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { samplesOf } from '../queries/samples'
import { decideSampleSchema } from '../sample-schema'
import { holdSample } from './hold-sample'
import { openGate } from './receive-money'

/**
 * Records the buyer's approval or rejection of a sample. An approved one becomes the golden sample,
 * whose photographs and tolerances no longer change. Repeating the same decision has no effect.
 * @throws InvalidInputError, NotFoundError also for somebody else's order, ConflictError 'not_open'
 *   or 'altered'
 */
export async function decideSample(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'sample.decide')
  const parsed = decideSampleSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { decision, words, ...which } = parsed.data
  if (decision === 'REJECTED' && words.trim() === '')
    throw new InvalidInputError({ words: [{ code: 'refusals.sample_words' }] })
  const owner = await samplesOf(actor, which.orderSerial, databaseOf(context))
  authorize(actor, 'sample.decide', owner)
  const earlierDecision = owner.samples.find(({ lineId }) => lineId === which.lineId)?.decision
  if (earlierDecision && earlierDecision.approved === (decision === 'APPROVED')) return
  await inTransaction(context, async (tx, within) => {
    const lockedSample = await holdSample(within, which, 'decide')
    const contact = await tx.quoteRequest.findUniqueOrThrow({
      where: { id: lockedSample.requestId },
      select: { contactName: true },
    })
    const by = actor.kind === 'guest' ? contact.contactName : auditActor(actor).name
    await tx.goldenSample.update({
      where: { id: lockedSample.id },
      data: {
        decision,
        decidedAt: now,
        decidedBy: by ?? contact.contactName,
        words,
        version: { increment: 1 },
      },
    })
    const { samples } = await samplesOf(actor, which.orderSerial, tx)
    if (samples.every((sample) => sample.decision?.approved))
      await openGate(within, lockedSample.orderId, 'sample_approved')
    await addEntry(within, {
      requestId: lockedSample.requestId,
      kind: 'EVENT',
      cause: `sample-decided:${lockedSample.id}:${which.version}`,
      ...(decision === 'APPROVED'
        ? { event: 'sample_approved', values: { sample: lockedSample.sample.title } }
        : {
            event: 'sample_rejected',
            values: { sample: lockedSample.sample.title, reason: words },
          }),
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'sample.decide',
      objectType: 'order',
      objectId: lockedSample.orderId,
      after: { sku: lockedSample.sample.sku, decision, ...(words ? { words } : {}) },
    })
  })
}
