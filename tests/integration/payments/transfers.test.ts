import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decideBank } from '@/features/company/commands/decide-bank'
import { proposeBank } from '@/features/company/commands/propose-bank'
import { accountBalance } from '@/features/ledger/queries/balances'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { getOrder } from '@/features/orders/queries/orders'
import { matchTransfer } from '@/features/transfers/commands/match-transfer'
import { takeStatement } from '@/features/transfers/commands/take-statement'
import { undoMatch } from '@/features/transfers/commands/undo-match'
import { transferDesk } from '@/features/transfers/queries/transfers'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { anOrder, staff } from './fixtures'

const person = (userId: string) => ({ ...staff, userId, roles: ['owner' as const] })

beforeAll(async () => {
  await boss()
  for (const id of ['lin', 'wei'])
    await db.user.create({
      data: {
        id,
        name: id,
        email: `${id}@fsc.example`,
        role: 'STAFF',
        emailVerified: true,
        roles: ['owner'],
      },
    })
  await db.bankTolerance.create({
    data: { currency: 'USD', percent: '0.3', mostMinor: 2500n, author: 'lin' },
  })
  await proposeBank(as(person('lin')), {
    scope: 'USD',
    version: '0',
    holder: 'A house of tests',
    bank: 'A bank',
    swift: 'cobadeffxxx',
    iban: 'DE89 3704 0044 0532 0130 00',
  })
  const change = await db.bankChange.findFirstOrThrow()
  await decideBank(as(person('wei')), {
    id: change.id,
    hash: change.hash.trim(),
    decision: 'approved',
  })
})
afterAll(stopBoss)

/** A statement in MT940 with these credits. */
function statement(number: number, credits: readonly { minor: number; text: string }[]) {
  const decimal = (minor: number) =>
    `${Math.trunc(minor / 100)},${String(minor % 100).padStart(2, '0')}`
  const text = [
    `:20:T${number}`,
    ':25:DE89370400440532013000',
    `:28C:${number}/1`,
    ':60F:C261119USD0,',
    ...credits.flatMap((each, i) => [
      `:61:2611201120C${decimal(each.minor)}NTRFNONREF//B${number}-${i}`,
      `:86:166?20${each.text}?32Aurora Trading`,
    ]),
    `:62F:C261120USD${decimal(credits.reduce((sum, { minor }) => sum + minor, 0))}`,
  ].join('\n')
  return { bytes: new TextEncoder().encode(text), currency: 'USD' }
}

const referencesOf = async (serial: number) =>
  (await getOrder(staff, serial)).parts.map(({ reference }) => reference)
const openOf = async (text: string) => {
  const found = (await transferDesk(staff)).open.find((each) => each.text.includes(text))
  if (!found) throw new Error(`no transfer of ${text}`)
  return found
}
const accept = async (text: string) => {
  const { id, mark } = await openOf(text)
  return matchTransfer(as(staff), { entryId: id, shown: mark })
}
const bank = () => accountBalance(db, houseAccount('BANK', 'USD', 'USD'))

describe('a statement', () => {
  it('is looked at, and taken once by two who take it at once, and its movements once from another file', async () => {
    const file = statement(1, [
      { minor: 700, text: 'HELLO' },
      { minor: 700, text: 'HELLO' },
    ])
    expect(await takeStatement(as(staff), file, true)).toMatchObject({ entries: 2, known: 0 })
    expect(await db.bankStatement.count()).toBe(0)
    await Promise.all([1, 2, 3].map(() => takeStatement(as(staff), file, false)))
    expect(await db.bankStatement.count()).toBe(1)
    expect(await db.bankEntry.count()).toBe(2)
    const cut = { ...file, bytes: file.bytes.subarray(0, 120) }
    expect(await failure(takeStatement(as(staff), cut, false))).toBeInstanceOf(InvalidInputError)
    expect(await db.bankEntry.count()).toBe(2)
  })
})

describe('a transfer', () => {
  it('with a little missing is booked as paid in full, once, and its order begins; undone, it is open again', async () => {
    const order = await anOrder()
    const [deposit = ''] = await referencesOf(order.serial)
    await takeStatement(as(staff), statement(2, [{ minor: 29_950, text: deposit }]), false)
    const before = await bank()
    const { proposal } = await openOf(deposit)
    expect(proposal).toMatchObject({ ground: 'reference', feeMinor: 50 })
    const results = await Promise.allSettled([accept(deposit), accept(deposit), accept(deposit)])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await bank()).toBe(before + 29_950)
    expect(await getOrder(staff, order.serial)).toMatchObject({ state: 'CONFIRMED' })
    const [match] = (await transferDesk(staff)).matched
    expect(match).toMatchObject({ feeMinor: 50, amountMinor: 29_950 })
    const undo = () => undoMatch(as(staff), { matchId: match?.matchId })
    await undo()
    await undo()
    expect(await bank()).toBe(before)
    expect((await getOrder(staff, order.serial)).parts[0]?.paidAt).toBeNull()
    expect((await openOf(deposit)).proposal).toMatchObject({ ground: 'reference', feeMinor: 50 })
  })

  it('for two parts by references that a person gives, with the rest unapplied', async () => {
    const order = await anOrder()
    const references = await referencesOf(order.serial)
    await takeStatement(as(staff), statement(3, [{ minor: 100_501, text: 'TWO PARTS' }]), false)
    const { id } = await openOf('TWO PARTS')
    const wrong = await failure(matchTransfer(as(staff), { entryId: id, typed: 'RF00' }))
    expect(wrong).toBeInstanceOf(InvalidInputError)
    expect(await failure(matchTransfer(as(staff), { entryId: id, shown: 'x' }))).toEqual(
      new ConflictError('stale'),
    )
    await matchTransfer(as(staff), { entryId: id, typed: references.join(' ') })
    const { parts } = await getOrder(staff, order.serial)
    expect(parts.every(({ paidAt }) => paidAt !== null)).toBe(true)
    const unapplied = houseAccount('UNAPPLIED_RECEIPT', 'USD', order.companyId)
    expect(await accountBalance(db, unapplied)).toBe(-500)
  })

  it('is given away to the cent, which the database holds', async () => {
    const { id } = await openOf('HELLO')
    const { companyId, partId } = await anOrder()
    const less = db.bankMatch.create({
      data: {
        entryId: id,
        companyId,
        ground: 'typed',
        score: 1,
        madeBy: 'x',
        lines: { create: { kind: 'PART', partId, amountMinor: 699 } },
      },
    })
    expect(String(await failure(less))).toContain('do not sum')
  })
})
