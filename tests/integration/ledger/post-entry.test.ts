import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Context } from '@/features/accounts/context'
import { postEntries, postEntry, reverseEntry } from '@/features/ledger/commands/post-entry'
import { closePeriod } from '@/features/ledger/commands/close-period'
import { accountBalance } from '@/features/ledger/queries/balances'
import { accountKey, houseAccount, receivable } from '@/features/ledger/rules/accounts'
import { transfer, type NewEntry } from '@/features/ledger/rules/entry'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { addDays, factoryDay } from '@/platform/day'
import { as, asSystem } from '@/tests/support/as'
import { asSuperuser } from '@/tests/support/as-superuser'
import { verifyLedger } from '../../../scripts/database/ledger'
import { anOrder, staff } from '../payments/fixtures'

const NOW = new Date()
const bank = houseAccount('BANK', 'USD')
const clearing = houseAccount('STRIPE_CLEARING', 'USD')
const fees = houseAccount('STRIPE_FEE', 'USD')
const faults = async () =>
  (await verifyLedger(process.env.DATABASE_URL ?? '')).faults.filter(
    // No row exists for the facts of these entries.
    ({ kind }) => kind !== 'cause',
  )

const inOne = <T>(work: (within: Within) => Promise<T>, now = NOW): Promise<T> =>
  db.$transaction((transaction) => work({ ...asSystem(now), transaction }))
type Within = Context & { transaction: Prisma.TransactionClient }
const fact = (id: string, amountMinor: number): NewEntry => ({
  cause: { kind: 'payment.received', id },
  postings: transfer(clearing, bank, amountMinor),
})
const post = (entry: NewEntry) => inOne((within) => postEntry(within, entry))

describe('an entry', () => {
  it('is posted once, however often and simultaneously its cause is posted', async () => {
    const id = randomUUID()
    const before = await accountBalance(db, bank)
    const results = await Promise.all(Array.from({ length: 10 }, () => post(fact(id, 125))))
    expect(results.filter((each) => each?.isNew)).toHaveLength(1)
    expect(new Set(results.map((each) => each?.id)).size).toBe(1)
    expect(await accountBalance(db, bank)).toBe(before + 125)
    await expect(post(fact(id, 126))).rejects.toMatchObject({ reason: 'cause_differs' })
    expect(await post(fact(randomUUID(), 0))).toBeNull()
  })

  it('is reversed once by another that names it', async () => {
    const before = await accountBalance(db, bank)
    const firstEntry = await post(fact(randomUUID(), 700))
    const undo = () => inOne((within) => reverseEntry(within, firstEntry?.id ?? ''))
    const undone = await Promise.all([undo(), undo(), undo()])
    expect(undone.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(await accountBalance(db, bank)).toBe(before)
    await expect(
      inOne((within) => reverseEntry(within, undone[0]?.id ?? '')),
    ).rejects.toMatchObject({ reason: 'reversal' })
  })

  it('never leaves an account on the wrong side: nobody pays more than is owed', async () => {
    const order = await anOrder()
    const account = receivable(order.id, order.partId, 'USD')
    const { balanceMinor } = await db.ledgerAccount.findUniqueOrThrow({
      where: { key: accountKey(account) },
    })
    await expect(
      post({
        cause: { kind: 'payment.received', id: randomUUID() },
        postings: transfer(account, bank, Number(balanceMinor) + 1),
      }),
    ).rejects.toMatchObject({ reason: 'over_balance' })
    expect(await accountBalance(db, account)).toBe(Number(balanceMinor))
  })

  it('keeps balances and versions consistent with many writers, in any order', async () => {
    const accounts = [bank, clearing, fees, houseAccount('PAYOUT_TRANSIT', 'USD')]
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            from: fc.nat(3),
            to: fc.nat(3),
            amountMinor: fc.integer({ min: 1, max: 999 }),
          }),
          { minLength: 5, maxLength: 20 },
        ),
        async (moves) => {
          const before = await Promise.all(accounts.map((each) => accountBalance(db, each)))
          const expected = [...before]
          const entries = moves.map(({ from, to, amountMinor }) => {
            expected[from] = (expected[from] ?? 0) - amountMinor
            expected[to] = (expected[to] ?? 0) + amountMinor
            return {
              cause: { kind: 'payment.received' as const, id: randomUUID() },
              postings: transfer(accounts[from] ?? bank, accounts[to] ?? bank, amountMinor),
            }
          })
          // Pairs in one transaction, each posted twice: locking in one order avoids deadlocks.
          const pairs = entries.map((entry, i) => [entry, entries[entries.length - 1 - i] ?? entry])
          await Promise.all(pairs.map((pair) => inOne((within) => postEntries(within, pair))))
          expect(await Promise.all(accounts.map((each) => accountBalance(db, each)))).toEqual(
            expected,
          )
        },
      ),
      { numRuns: 5 },
    )
    expect(await faults()).toEqual([])
  })
})

describe('the database itself', () => {
  it('refuses an entry that doesn’t sum to zero, lacks a leg, or gains one later', async () => {
    const { id: accountId } = await db.ledgerAccount.findFirstOrThrow({ where: { kind: 'BANK' } })
    const raw = (legs: number, ...amounts: number[]) =>
      db.$transaction(async (tx) => {
        const { id } = await tx.ledgerEntry.create({
          data: {
            causeKind: 'test',
            causeId: randomUUID(),
            bookedOn: NOW,
            valueOn: NOW,
            legs,
            byKind: 'system',
          },
        })
        for (const [i, amountMinor] of amounts.entries())
          await tx.ledgerPosting.create({
            data: {
              entryId: id,
              leg: i + 1,
              accountId,
              currency: 'XXX',
              amountMinor,
              balanceMinor: 7,
              version: 7,
            },
          })
        return id
      })
    await expect(raw(2, 5, -4)).rejects.toThrow(/not balanced/)
    await expect(raw(3, 5, -5)).rejects.toThrow(/not balanced/)
    await expect(raw(2, 5, -5, 3)).rejects.toThrow()
    const entryId = await raw(2, 5, -5)
    await expect(
      db.ledgerPosting.create({
        data: {
          entryId,
          leg: 3,
          accountId,
          currency: 'USD',
          amountMinor: 1,
          balanceMinor: 0,
          version: 0,
        },
      }),
    ).rejects.toThrow()
    expect(await faults()).toEqual([])
  })

  it('refuses any change, by privilege and by trigger', async () => {
    await post(fact(randomUUID(), 1))
    for (const statement of [
      `UPDATE ledger_entry SET "causeId" = 'x'`,
      'DELETE FROM ledger_entry',
      'UPDATE ledger_posting SET "amountMinor" = 1',
      'DELETE FROM ledger_posting',
      'UPDATE ledger_account SET "balanceMinor" = 0',
      'DELETE FROM ledger_account',
    ]) {
      await expect(db.$executeRawUnsafe(statement), statement).rejects.toThrow('permission denied')
      await expect(asSuperuser([statement]), statement).rejects.toThrow('written once')
    }
    await db.ledgerAccount.create({
      data: { key: 'x', kind: 'BANK', currency: 'USD', balanceMinor: 100, version: 3 },
    })
    expect(await db.ledgerAccount.findUnique({ where: { key: 'x' } })).toMatchObject({
      balanceMinor: 0n,
      version: 0,
    })
  })
})

describe('ledger-verify', () => {
  it('names what was tampered with', async () => {
    await post(fact(randomUUID(), 30))
    const posting = await db.ledgerPosting.findFirstOrThrow({
      where: { account: { kind: 'BANK' } },
    })
    const tamper = (amount: bigint) =>
      asSuperuser(
        ['SET session_replication_role = replica'],
        [
          'UPDATE ledger_posting SET "amountMinor" = $2 WHERE "entryId" = $1 AND leg = $3',
          [posting.entryId, String(amount), posting.leg],
        ],
      )
    await tamper(posting.amountMinor + 1n)
    expect(new Set((await faults()).map(({ kind }) => kind))).toEqual(
      new Set(['sum', 'balance', 'head']),
    )
    await tamper(posting.amountMinor)
    expect(await faults()).toEqual([])
  })
})

// Last, since nothing can be booked on its days any more.
describe('a period', () => {
  it('takes no entry once closed, and today’s facts are still booked', async () => {
    const today = factoryDay(NOW)
    const yesterday = addDays(today, -1)
    await expect(closePeriod(as(staff), { throughDay: today })).rejects.toThrow()
    await post({ ...fact(randomUUID(), 10), bookedOn: yesterday })
    await closePeriod(as(staff), { throughDay: yesterday })
    await expect(closePeriod(as(staff), { throughDay: yesterday })).rejects.toMatchObject({
      fieldErrors: { throughDay: [expect.stringContaining('closed already')] },
    })
    const late = { ...fact(randomUUID(), 10), bookedOn: yesterday }
    await expect(post(late)).rejects.toMatchObject({ reason: 'period_closed' })
    const entry = await post({ ...fact(randomUUID(), 10), valueOn: yesterday })
    expect(await db.ledgerEntry.findUnique({ where: { id: entry?.id ?? '' } })).toMatchObject({
      bookedOn: new Date(`${today}T00:00:00Z`),
      valueOn: new Date(`${yesterday}T00:00:00Z`),
    })
    expect(await faults()).toEqual([])
  })
})
