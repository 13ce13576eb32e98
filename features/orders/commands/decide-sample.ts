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
 * The buyer's yes or no to a sample. Approved, it is the golden sample: what was seen stays as it is. The same decision
 * twice is one.
 * @throws InvalidInputError, NotFoundError also for somebody else's order, ConflictError 'not_open' or 'altered'
 */
export async function decideSample(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'sample.decide')
  const parsed = decideSampleSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { decision, words, ...which } = parsed.data
  if (decision === 'REJECTED' && words.trim() === '')
    throw new InvalidInputError({ words: [{ code: 'refusals.sample_words' }] })
  const seen = await samplesOf(actor, which.orderSerial, databaseOf(context))
  authorize(actor, 'sample.decide', seen)
  const known = seen.samples.find(({ lineId }) => lineId === which.lineId)?.decision
  if (known && known.approved === (decision === 'APPROVED')) return
  await inTransaction(context, async (tx, within) => {
    const held = await holdSample(within, which, 'decide')
    const contact = await tx.quoteRequest.findUniqueOrThrow({
      where: { id: held.requestId },
      select: { contactName: true },
    })
    const by = actor.kind === 'guest' ? contact.contactName : auditActor(actor).name
    await tx.goldenSample.update({
      where: { id: held.id },
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
      await openGate(within, held.orderId, 'sample_approved')
    await addEntry(within, {
      requestId: held.requestId,
      kind: 'EVENT',
      cause: `sample-decided:${held.id}:${which.version}`,
      ...(decision === 'APPROVED'
        ? { event: 'sample_approved', values: { sample: held.sample.title } }
        : { event: 'sample_rejected', values: { sample: held.sample.title, reason: words } }),
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'sample.decide',
      objectType: 'order',
      objectId: held.orderId,
      after: { sku: held.sample.sku, decision, ...(words ? { words } : {}) },
    })
  })
}
