import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Prisma } from '@/platform/db/generated/client'
import { addDays, factoryDay } from '@/platform/day'
import { ConflictError } from '@/platform/errors'
import { legsOf, type Leg, type NewEntry } from '../rules/entry'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

export interface PostedEntry {
  id: string
  /** false where the same cause had posted it before */
  isNew: boolean
}

/**
 * Posts a fact of money in the transaction of that fact, so that the books have it if and only if
 * it happened. Posting the same cause again makes no second entry. The caller has authorized the
 * actor.
 * @returns null where it moves nothing
 * @throws RangeError for legs that don't sum to zero; ConflictError `cause_differs` where the cause
 *   has posted something else, `period_closed` for a given booking day that is closed,
 *   `over_balance` where an account would leave its side: more than is owed, due or unapplied
 */
export const postEntry = async (within: Within, entry: NewEntry): Promise<PostedEntry | null> =>
  (await postEntries(within, [entry]))[0] ?? null

/**
 * Posts several facts of one transaction, locking all their accounts first; see {@link postEntry}.
 */
export async function postEntries(
  within: Within,
  entries: readonly NewEntry[],
): Promise<(PostedEntry | null)[]> {
  const { transaction: tx } = within
  const withLegs = entries.map((entry) => ({ entry, legs: legsOf(entry.postings) }))
  await makeAccounts(
    tx,
    withLegs.flatMap(({ legs }) => legs),
  )
  const results: (PostedEntry | null)[] = []
  for (const { entry, legs } of withLegs)
    results.push(legs.length === 0 ? null : await write(within, entry, legs))
  return results
}

/** Creates the missing accounts, and locks them all. */
async function makeAccounts(tx: Prisma.TransactionClient, legs: readonly Leg[]): Promise<void> {
  const keys = [...new Set(legs.map(({ key }) => key))].toSorted()
  const found = await tx.$queryRaw<
    { key: string }[]
  >`SELECT key FROM ledger_account WHERE key = ANY(${keys}::text[])`
  const existingKeys = new Set(found.map(({ key }) => key))
  const newAccounts = legs.filter(({ key }) => !existingKeys.has(key))
  if (newAccounts.length > 0)
    await tx.ledgerAccount.createMany({
      data: newAccounts.map(({ key, account }) => ({ key, ...account })),
      skipDuplicates: true,
    })
  await tx.$executeRaw`SELECT lock_ledger_accounts(${keys}::text[])`
}

async function write(
  { transaction: tx, actor, now }: Within,
  { cause, ...days }: NewEntry,
  legs: readonly Leg[],
  reversesId: string | null = null,
): Promise<PostedEntry> {
  const bookedOn = days.bookedOn ?? (await openDay(tx, factoryDay(now)))
  const by = auditActor(actor)
  // The id is ordered by time, so that entries posted together are stored together, in tables of
  // millions too.
  const [row] = await naming(
    () => tx.$queryRaw<{ id: string }[]>`
      INSERT INTO ledger_entry (id, "causeKind", "causeId", "bookedOn", "valueOn", legs, "reversesId", "byKind", "byId", "byName", at)
      VALUES (uuidv7(), ${cause.kind}, ${cause.id}, ${bookedOn}::date, ${days.valueOn ?? bookedOn}::date, ${legs.length},
        ${reversesId}::uuid, ${by.kind}, ${by.id}, ${by.name}, ${now})
      ON CONFLICT ("causeKind", "causeId") DO NOTHING RETURNING id`,
  )
  if (!row) return sameAsBefore(tx, cause, legs)
  const { id } = row
  // In the order of the accounts' ids: whoever posts to the same accounts waits at the first of
  // them.
  await naming(
    () => tx.$executeRaw`
      INSERT INTO ledger_posting ("entryId", leg, "accountId", currency, "amountMinor", "balanceMinor", version)
      SELECT ${id}::uuid, row_number() OVER (ORDER BY a.id), a.id, a.currency, l.amount, 0, 0
      FROM unnest(${legs.map(({ key }) => key)}::text[], ${legs.map((leg) => String(leg.amountMinor))}::bigint[]) AS l(key, amount)
      JOIN ledger_account a ON a.key = l.key ORDER BY a.id`,
  )
  return { id, isNew: true }
}

/** Today, or the first open day after it. */
async function openDay(tx: Prisma.TransactionClient, today: string): Promise<string> {
  const { _max } = await tx.ledgerClosing.aggregate({ _max: { throughDay: true } })
  const closedThrough = _max.throughDay?.toISOString().slice(0, 10)
  return closedThrough !== undefined && today <= closedThrough ? addDays(closedThrough, 1) : today
}

/** Turns what the database refuses into the errors that callers know. */
async function naming<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const fault = error instanceof Error ? error.message : ''
    if (/the period of .* is closed/.test(fault)) throw new ConflictError('period_closed')
    if (fault.includes('ledger_account_keeps_its_side')) throw new ConflictError('over_balance')
    throw error
  }
}

async function sameAsBefore(
  tx: Prisma.TransactionClient,
  { kind, id }: NewEntry['cause'],
  legs: readonly Leg[],
): Promise<PostedEntry> {
  const before = await tx.ledgerEntry.findUniqueOrThrow({
    where: { causeKind_causeId: { causeKind: kind, causeId: id } },
    select: {
      id: true,
      postings: { select: { amountMinor: true, account: { select: { key: true } } } },
    },
  })
  const text = (each: { key: string; amountMinor: bigint }) => `${each.key} ${each.amountMinor}`
  const was = before.postings.map(({ account, amountMinor }) =>
    text({ key: account.key, amountMinor }),
  )
  if (was.toSorted().join('\n') !== legs.map(text).toSorted().join('\n'))
    throw new ConflictError('cause_differs')
  return { id: before.id, isNew: false }
}

/**
 * Reverses an entry by another that names it, once however often it is called; its accounts then
 * stand as if it had never been.
 * @param bookedOn as for {@link postEntry}
 * @throws ConflictError `reversal` where the entry is itself a reversal; otherwise as {@link
 *   postEntry}
 */
export async function reverseEntry(
  within: Within,
  entryId: string,
  bookedOn?: string,
): Promise<PostedEntry> {
  const original = await within.transaction.ledgerEntry.findUniqueOrThrow({
    where: { id: entryId },
    select: {
      reversesId: true,
      reversedBy: { select: { id: true } },
      postings: { select: { amountMinor: true, account: true } },
    },
  })
  if (original.reversesId !== null) throw new ConflictError('reversal')
  if (original.reversedBy) return { id: original.reversedBy.id, isNew: false }
  const legs = original.postings.map(({ amountMinor, account }) => ({
    key: account.key,
    account,
    amountMinor: -amountMinor,
  }))
  await makeAccounts(within.transaction, legs)
  const entry = { cause: { kind: 'reversal' as const, id: entryId }, postings: [] }
  return write(within, { ...entry, ...(bookedOn ? { bookedOn } : {}) }, legs, entryId)
}
