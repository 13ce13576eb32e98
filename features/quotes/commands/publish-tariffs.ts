import 'server-only'
import type { Context } from '@/features/accounts/context'
import { publishChangeSet } from '@/features/tariffs/commands/change-sets'
import { inTransaction } from '@/platform/db/transaction'
import { enqueue } from '@/platform/jobs'
import { movedQuotesJob } from '../jobs/moved-quotes'

/**
 * Publishes a change of the tariff rules, and in the same transaction queues the letters to buyers
 * whose open quotes it moves.
 * @throws as `publishChangeSet`
 */
export async function publishTariffs(
  context: Context,
  input: { serial: number; expectedVersion: number; reason: string },
): Promise<{ version: number }> {
  return inTransaction(context, async (tx, within) => {
    const published = await publishChangeSet(within, input)
    await enqueue(tx, movedQuotesJob, { serial: input.serial })
    return published
  })
}
