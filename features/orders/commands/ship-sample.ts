import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { shipSampleSchema } from '../sample-schema'
import { holdSample } from './hold-sample'

/**
 * Records that a sample was shipped: the first time, or again after it was rejected. The buyer is
 * notified.
 * @throws InvalidInputError, NotFoundError, ConflictError 'not_open' or 'altered'
 */
export async function shipSample(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'sample.handle')
  const parsed = shipSampleSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { shippedOn, carrier, tracking, ...which } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const sample = await holdSample(within, which, 'ship')
    // Photographs of the rejected sample stay among the files of the request.
    await tx.samplePhoto.deleteMany({ where: { sampleId: sample.id } })
    await tx.goldenSample.update({
      where: { id: sample.id },
      data: {
        shippedOn: new Date(shippedOn),
        carrier,
        tracking,
        photographedAt: null,
        decision: null,
        decidedAt: null,
        decidedBy: null,
        words: '',
        version: { increment: 1 },
      },
    })
    await addEntry(within, {
      requestId: sample.requestId,
      kind: 'EVENT',
      event: 'sample_shipped',
      values: { sample: sample.sample.title, carrier, tracking },
      cause: `sample-shipped:${sample.id}:${which.version}`,
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'sample.ship',
      objectType: 'order',
      objectId: sample.orderId,
      after: { sku: sample.sample.sku, shippedOn, carrier, tracking },
    })
  })
}
