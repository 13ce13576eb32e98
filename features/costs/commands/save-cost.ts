import 'server-only'
import { auditActor, nameOf, type Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Context } from '@/features/accounts/context'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, StaleEntriesError } from '@/platform/errors'
import { entryOf } from '../queries/costs'
import { unknownKeys } from '../queries/known-keys'
import {
  costCells,
  readCost,
  type CellProblem,
  type CostCells,
  type NewCost,
} from '../rules/cost-cells'

/**
 * Saves a cost from its day on, as a row of its own with author and source; earlier rows stay.
 * Saving the same entry again changes nothing.
 * @param input.version of the entry that was on the page, 0 where there was none
 * @throws InvalidInputError by column, StaleEntriesError with what somebody else has entered since
 */
export async function saveCost(
  context: Context,
  input: CostCells & { version?: string },
): Promise<void> {
  const { actor } = context
  authorize(actor, 'cost.edit')
  const result = readCost(input)
  if ('problems' in result) throw problemsOf(result.problems)
  const { entry } = result
  if ((await unknownKeys([entry])).size > 0)
    throw new InvalidInputError({ key: [{ code: 'costs.problems.unknown' }] })
  const version = /^\d{1,9}$/.test(input.version ?? '') ? Number(input.version) : 0
  await inTransaction(context, async (tx) => {
    await lockCosts(tx)
    const newest = await newestOf(tx, entry)
    if (newest && sameCost(entryOf(newest), entry)) return
    if ((newest?.version ?? 0) !== version) {
      const base = await tx.costEntry.findUnique({
        where: { subject_key_version: { subject: entry.subject, key: entry.key, version } },
      })
      const theirs = newest ? costCells(entryOf(newest)) : {}
      throw new StaleEntriesError(
        { id: newest?.setById ?? null, name: newest?.setBy ?? '' },
        newest?.setAt ?? new Date(),
        newest?.version ?? 0,
        base ? costCells(entryOf(base)) : {},
        theirs,
      )
    }
    await tx.costEntry.createMany({
      data: [rowOf(actor, entry, { version: version + 1, isDemo: false })],
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'cost.save',
      objectType: 'cost_entry',
      objectId: `${entry.subject} ${entry.key}`,
      ...(newest ? { before: costCells(entryOf(newest)) } : {}),
      after: costCells(entry),
    })
  })
}

const problemsOf = (problems: readonly CellProblem[]) =>
  new InvalidInputError(
    Object.fromEntries(problems.map(({ column, message }) => [column, [message]])),
  )

/**
 * Serializes changes of costs: versions are counted, and what an entry is compared with must still
 * be the newest.
 */
export const lockCosts = (tx: Prisma.TransactionClient): Promise<unknown> =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('costs'))`

const newestOf = (
  tx: Prisma.TransactionClient,
  { subject, key }: Pick<NewCost, 'subject' | 'key'>,
) => tx.costEntry.findFirst({ where: { subject, key }, orderBy: { version: 'desc' } })

export const sameCost = (one: NewCost, other: NewCost): boolean =>
  JSON.stringify(costCells(one)) === JSON.stringify(costCells(other))

export const rowOf = (
  actor: Actor,
  entry: NewCost,
  more: { version: number; isDemo: boolean },
): Prisma.CostEntryCreateManyInput => ({
  subject: entry.subject,
  key: entry.key,
  validFrom: new Date(`${entry.validFrom}T00:00:00Z`),
  currency: entry.currency,
  ...(entry.parts ? { parts: entry.parts as unknown as Prisma.InputJsonObject } : {}),
  plain: entry.plain,
  setUp: entry.setUp,
  source: entry.source,
  setById: 'userId' in actor ? actor.userId : null,
  setBy: nameOf(actor),
  ...more,
})
