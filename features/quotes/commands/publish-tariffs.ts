import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { publishChangeSet } from '@/features/tariffs/commands/change-sets'
import { enqueue } from '@/platform/jobs'
import { movedQuotesJob } from '../jobs/moved-quotes'

/** Publishes a change of the rules, and in the same transaction orders the letters to those whose open quotes it moves. @throws as `publishChangeSet` */
export async function publishTariffs(
  actor: Actor,
  input: { serial: number; expectedVersion: number; reason: string },
  now = new Date(),
): Promise<{ version: number }> {
  return publishChangeSet(actor, input, now, (tx) =>
    enqueue(tx, movedQuotesJob, { serial: input.serial }),
  )
}
