import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { accountBalance } from '@/features/ledger/queries/balances'
import { houseAccount, orderAccount } from '@/features/ledger/rules/accounts'
import { receiveMoney } from '@/features/orders/commands/receive-money'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { staff } from '../access/a-trade'
import { now } from '../quotes/submit-request-fixtures'
import {
  trade,
  begin,
  aHouse,
  amend,
  order,
  propose,
  said,
  planSum,
  pay,
  refund,
  lineId,
  make,
  ship,
  invoiced,
  balanced,
} from './amending'

// The money of an order of 500 rings, 30% with the signature, when it is amended.

beforeAll(aHouse)
afterAll(stopBoss)
beforeEach(begin)

it('reduces a part to zero: what was paid of it is due back, and later money for it is unapplied', async () => {
  let paid = await pay('signature')
  await make(500)
  paid += await pay('ready_to_ship', 0.5)
  const [, balance] = (await order()).parts
  await amend({ price_1: '0.01', freight: '0' })
  const { parts, credits, totalMinor } = await order()
  expect(totalMinor).toBeLessThan(paid)
  expect(credits).toMatchObject([{ kind: 'AMENDMENT', amountMinor: paid - totalMinor }])
  expect(parts.every(({ openMinor }) => openMinor === 0)).toBe(true)
  expect(await refund(10_000)).toBe(10_000)
  // Somebody was on the payment page of the part meanwhile.
  const unapplied = houseAccount('UNAPPLIED_RECEIPT', 'USD', trade.companyId)
  const before = await accountBalance(db, unapplied)
  const late = await db.payment.create({
    data: {
      partId: balance?.id ?? '',
      attempt: 9,
      state: 'SUCCEEDED',
      amountMinor: 12_345,
      currency: 'USD',
    },
  })
  await inTransaction(as(staff, now), (_, within) =>
    receiveMoney(within, {
      partId: late.partId,
      amountMinor: 12_345,
      currency: 'USD',
      into: houseAccount('STRIPE_CLEARING', 'USD'),
      cause: { kind: 'payment.received', id: late.id },
    }),
  )
  expect(before - (await accountBalance(db, unapplied))).toBe(12_345)
  expect((await order()).credits).toHaveLength(1)
  await balanced()
})

it('takes a plan in shares or amounts, says what is missing, and is paid in exactly those', async () => {
  const shares = {
    plan: '*',
    planBy: 'share',
    planDeposit: '30',
    planGate_1: 'ready_to_ship',
    planPart_1: '60',
    planDays_1: '5',
  }
  const refused = await said(propose(shares))
  expect(refused['planDeposit']).toEqual(['10% lack to the whole of 100%.'])
  const before = (await order()).totalMinor
  const last = before - 30_000
  const amounts = {
    ...shares,
    planBy: 'amount',
    planDeposit: '100.00',
    planGate_1: 'inspection_passed',
    planPart_1: '200.00',
    planGate_2: 'documents_released',
    planPart_2: ((last - 1) / 100).toFixed(2),
    planDays_2: '0',
  }
  expect((await said(propose(amounts)))['planDeposit']?.[0]).toMatch(
    /^USD 0\.01 lack to the total of USD /,
  )
  const half = { ...amounts, planPart_2: '', planGate_1: 'none' }
  expect(Object.keys(await said(propose(half))).toSorted()).toEqual(['planPart_1', 'planPart_2'])
  await amend({ ...amounts, planPart_2: (last / 100).toFixed(2) })
  const { parts, totalMinor } = await order()
  expect(totalMinor).toBe(before)
  expect(parts.filter(({ amountMinor }) => amountMinor > 0)).toMatchObject([
    { gate: 'signature', amountMinor: 10_000 },
    { gate: 'inspection_passed', amountMinor: 20_000 },
    { gate: 'documents_released', amountMinor: last },
  ])
  await balanced()
})

it('random histories of amending, paying, refunding, making and shipping keep plan, total and books consistent', async () => {
  const deeds = fc.array(
    fc.oneof(
      fc.record({ deed: fc.constant('amend' as const), by: fc.integer({ min: 1, max: 900 }) }),
      fc.record({ deed: fc.constant('pay' as const), by: fc.integer({ min: 1, max: 100 }) }),
      fc.record({ deed: fc.constant('make' as const), by: fc.integer({ min: 1, max: 300 }) }),
      fc.record({ deed: fc.constant('ship' as const), by: fc.integer({ min: 1, max: 200 }) }),
      fc.record({ deed: fc.constant('refund' as const), by: fc.integer({ min: 1, max: 100 }) }),
      fc.record({ deed: fc.constant('reprice' as const), by: fc.integer({ min: 1, max: 300 }) }),
    ),
    { minLength: 4, maxLength: 9 },
  )
  await fc.assert(
    fc.asyncProperty(deeds, async (history) => {
      await begin()
      let [paid, back] = [await pay('signature'), 0]
      for (const { deed, by } of history) {
        const line = await db.orderLine.findUniqueOrThrow({ where: { id: await lineId() } })
        const change =
          deed === 'amend'
            ? { quantity_1: String(by) }
            : deed === 'reprice' && { price_1: (by / 100).toFixed(2) }
        if (change)
          await amend(change).catch((error: unknown) => {
            if (!(error instanceof InvalidInputError)) throw error
          })
        if (deed === 'pay')
          for (const gate of ['billed', 'ready_to_ship'])
            paid += await pay(gate, by > 60 ? 1 : by / 100)
        if (deed === 'refund') back += await refund(by * 500)
        if (deed === 'make') await make(Math.min(line.quantity, line.made + by))
        if (deed === 'ship' && line.ready > line.shipped)
          await ship(Math.min(by, line.ready - line.shipped))
        const { sum, totalMinor } = await planSum()
        expect(sum).toBe(totalMinor)
        // Payments above the total in force are due back, less what was refunded already.
        const due = -(await accountBalance(db, orderAccount('REFUND_DUE', trade.orderId, 'USD')))
        const open = (await order()).parts.reduce((all, { openMinor }) => all + openMinor, 0)
        expect(paid - back - due + open).toBe(totalMinor)
      }
      // Everything left is shipped, and invoiced up to the total in force.
      const { quantity } = await db.orderLine.findUniqueOrThrow({ where: { id: await lineId() } })
      await make(quantity)
      const line = await db.orderLine.findUniqueOrThrow({ where: { id: await lineId() } })
      if (line.ready > line.shipped) await ship(line.ready - line.shipped)
      expect(await invoiced()).toBe((await order()).totalMinor)
    }),
    { numRuns: 4 },
  )
  await balanced()
}, 120_000)
