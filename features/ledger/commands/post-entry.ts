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
  /** false where its cause had posted it before */
  isNew: boolean
}

/**
 * Posts a fact of money, in the transaction of the fact: it is in the books if and only if that happened. Posted again
 * with the same cause, it is the one entry. Whoever calls it has asked whether the actor may.
 * @returns null where it moves nothing
 * @throws RangeError for legs that don't sum to zero; ConflictError `cause_differs` where the cause has posted
 *   something else, `period_closed` for a booking day that is given and closed, `over_balance` where an account
 *   would leave its side: more than is owed, due or unapplied
 */
export const postEntry = async (within: Within, entry: NewEntry): Promise<PostedEntry | null> =>
  (await postEntries(within, [entry]))[0] ?? null

/** Posts several facts of one transaction, holding all their accounts first: {@link postEntry}. */
export async function postEntries(
  within: Within,
  entries: readonly NewEntry[],
): Promise<(PostedEntry | null)[]> {
  const { transaction: tx } = within
  const read = entries.map((entry) => ({ entry, legs: legsOf(entry.postings) }))
  await makeAccounts(
    tx,
    read.flatMap(({ legs }) => legs),
  )
  const posted: (PostedEntry | null)[] = []
  for (const { entry, legs } of read)
    posted.push(legs.length === 0 ? null : await write(within, entry, legs))
  return posted
}

/** Makes the accounts that aren't there, and holds them all where several are posted to. */
async function makeAccounts(tx: Prisma.TransactionClient, legs: readonly Leg[]): Promise<void> {
  const keys = [...new Set(legs.map(({ key }) => key))].toSorted()
  const found = await tx.$queryRaw<
    { key: string }[]
  >`SELECT key FROM ledger_account WHERE key = ANY(${keys}::text[])`
  const known = new Set(found.map(({ key }) => key))
  const missing = legs.filter(({ key }) => !known.has(key))
  if (missing.length > 0)
    await tx.ledgerAccount.createMany({
      data: missing.map(({ key, account }) => ({ key, ...account })),
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
  // Its id goes by time: what is posted together is found together, in tables of millions too.
  const [made] = await naming(
    () => tx.$queryRaw<{ id: string }[]>`
      INSERT INTO ledger_entry (id, "causeKind", "causeId", "bookedOn", "valueOn", legs, "reversesId", "byKind", "byId", "byName", at)
      VALUES (uuidv7(), ${cause.kind}, ${cause.id}, ${bookedOn}::date, ${days.valueOn ?? bookedOn}::date, ${legs.length},
        ${reversesId}::uuid, ${by.kind}, ${by.id}, ${by.name}, ${now})
      ON CONFLICT ("causeKind", "causeId") DO NOTHING RETURNING id`,
  )
  if (!made) return sameAsBefore(tx, cause, legs)
  const { id } = made
  // By the accounts' ids: whoever posts to the same ones waits for the first of them.
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
  const closed = _max.throughDay?.toISOString().slice(0, 10)
  return closed !== undefined && today <= closed ? addDays(closed, 1) : today
}

/** What the database refuses, in the words of callers. */
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
 * Undoes an entry by another that names it, once however often it is asked; its accounts stand as if it had not been.
 * @param bookedOn as of {@link postEntry}
 * @throws ConflictError `reversal` where it is one itself; as {@link postEntry}
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
