import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { accountBalance } from '@/features/ledger/queries/balances'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { saveSetting } from '@/features/company/commands/save-setting'
import { billInterest } from '@/features/order-changes/commands/bill-interest'
import { lateInterest } from '@/features/order-changes/queries/late-interest'
import { getOrder } from '@/features/orders/queries/orders'
import { db } from '@/platform/db/client'
import { newestSetting } from '@/platform/settings/read'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { aTrade, staff } from '../access/a-trade'
import { makeQueues } from '../payments/fixtures'
import { now, seedRing } from '../quotes/submit-request-fixtures'

// A deposit due at once that isn't paid, under terms with 8% interest a year.

const later = (days: number) => new Date(now.getTime() + days * 86_400_000)

beforeAll(async () => {
  await boss()
  await makeQueues()
  await seedRing()
  await aColleague()
})
afterAll(stopBoss)

it('bills interest by days, each once, and none where the terms don’t allow it', async () => {
  const without = await aTrade(`${randomUUID()}@interest.example`)
  expect(await lateInterest(staff, without.orderSerial ?? 0, later(60))).toMatchObject({
    percent: null,
    amountMinor: 0,
  })
  const before = await newestSetting('quoting')
  await saveSetting(as(staff, now), {
    ...before?.texts,
    depositDays: '0',
    lateInterestPercent: '8',
    section: 'quoting',
    version: String(before?.version ?? 0),
    note: 'A test of interest',
  })
  const trade = await aTrade(`${randomUUID()}@interest.example`)
  const serial = trade.orderSerial ?? 0
  const [deposit] = (await getOrder(staff, serial)).parts
  const open = deposit?.openMinor ?? 0
  const due = await lateInterest(staff, serial, later(73))
  const days = 73
  expect(Math.abs(due.amountMinor - (open * 8 * days) / 36_500)).toBeLessThanOrEqual(
    (open * 8 * 4) / 36_500 + 1,
  )
  const bill = { serial: String(serial), amountMinor: String(due.amountMinor) }
  expect(
    await failure(billInterest(as(staff, later(73)), { ...bill, amountMinor: '1' })),
  ).toBeInstanceOf(ConflictError)
  await billInterest(as(staff, later(73)), bill)
  expect(await failure(billInterest(as(staff, later(73)), bill))).toBeInstanceOf(InvalidInputError)
  expect(await accountBalance(db, orderAccount('LATE_INTEREST', trade.orderId, 'USD'))).toBe(
    -due.amountMinor,
  )
  expect((await getOrder(trade.guest, serial)).parts.at(-1)).toMatchObject({
    kind: 'INTEREST',
    state: 'due',
    amountMinor: due.amountMinor,
  })
  // The days after it are still to be billed.
  const more = await lateInterest(staff, serial, later(103))
  expect(more.amountMinor).toBeGreaterThan(0)
  expect(more.amountMinor).toBeLessThan(due.amountMinor)
  expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])
})
