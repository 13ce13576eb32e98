import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { claimFiles } from '@/features/requests/commands/claim-files'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { readTolerances } from '../rules/sample-life'
import { photographSampleSchema } from '../sample-schema'
import { holdSample } from './hold-sample'

/**
 * Submits photographs of a sample and its tolerances for the buyer's approval. More may be added
 * while it waits.
 * @throws InvalidInputError by field, NotFoundError, ConflictError 'not_open' or 'altered'
 */
export async function photographSample(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'sample.handle')
  const parsed = photographSampleSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { files, tolerances: typed, ...which } = parsed.data
  const { tolerances, wrong } = readTolerances(typed)
  if (wrong.length > 0 || tolerances.length === 0)
    throw new InvalidInputError({
      tolerances: [
        { code: 'refusals.tolerance_lines', values: { lines: wrong.join(', ') || '1' } },
      ],
    })
  await inTransaction(context, async (tx, within) => {
    const sample = await holdSample(within, which, 'photograph')
    try {
      await claimFiles(tx, sample.requestId, files)
    } catch (error) {
      if (!(error instanceof InvalidRequestError)) throw error
      throw new InvalidInputError({ files: [{ code: 'refusals.thread_file_gone' }] })
    }
    await tx.samplePhoto.createMany({
      data: files.map(({ id }) => ({ sampleId: sample.id, attachmentId: id })),
    })
    await tx.goldenSample.update({
      where: { id: sample.id },
      data: {
        photographedAt: now,
        tolerances: tolerances.map((each) => ({ ...each })),
        version: { increment: 1 },
      },
    })
    await addEntry(within, {
      requestId: sample.requestId,
      kind: 'EVENT',
      event: 'sample_photographed',
      values: { sample: sample.sample.title, photos: files.length },
      cause: `sample-photographed:${sample.id}:${which.version}`,
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'sample.photograph',
      objectType: 'order',
      objectId: sample.orderId,
      after: {
        sku: sample.sample.sku,
        photos: files.length,
        tolerances: tolerances.map(
          ({ what, target, plusMinus, unit }) => `${what} ${target} ± ${plusMinus} ${unit}`,
        ),
      },
    })
  })
}
