import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { accountBalance } from '@/features/ledger/queries/balances'
import { houseAccount, orderAccount, type OrderAccountKind } from '@/features/ledger/rules/accounts'
import type { Actor } from '@/features/accounts/rules/actor'
import type { CompanyRole } from '@/features/accounts/rules/company-roles'
import { refuseCancel, takeBackCancel } from '@/features/order-changes/commands/answer-cancel'
import { askCancel } from '@/features/order-changes/commands/ask-cancel'
import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import { cancellationOf } from '@/features/order-changes/queries/cancellation'
import { receiveMoney } from '@/features/orders/commands/receive-money'
import { getOrder } from '@/features/orders/queries/orders'
import { issuePaper } from '@/features/papers/commands/issue-paper'
import { papersToIssue } from '@/features/papers/queries/papers'
import { endSessions } from '@/features/payments/commands/end-sessions'
import { db } from '@/platform/db/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, ForbiddenError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { aTrade, staff, type Trade } from '../access/a-trade'
import { makeQueues } from '../payments/fixtures'
import { now, seedRing } from '../quotes/submit-request-fixtures'

// An order is cancelled after its deposit: by the usual term, and by signed shares.

let trade: Trade

/** Pays the deposit, or part of it. */
async function paid(amountMinor?: number): Promise<number> {
  const { parts } = await getOrder(staff, trade.orderSerial ?? 0)
  const part = parts.find(({ gate }) => gate === 'signature')
  const minor = amountMinor ?? part?.amountMinor ?? 0
  const payment = await db.payment.create({
    data: {
      partId: part?.id ?? '',
      attempt: 1,
      state: 'SUCCEEDED',
      amountMinor: minor,
      currency: 'USD',
    },
  })
  await inTransaction(as(staff, now), (_, within) =>
    receiveMoney(within, {
      partId: part?.id ?? '',
      amountMinor: minor,
      currency: 'USD',
      into: houseAccount('STRIPE_CLEARING', 'USD'),
      cause: { kind: 'payment.received', id: payment.id },
    }),
  )
  return minor
}
const balance = (kind: OrderAccountKind) =>
  accountBalance(db, orderAccount(kind, trade.orderId, 'USD'))
const cancelled = (change: object = {}) => ({
  serial: trade.orderSerial,
  cancelledBy: 'BUYER',
  reason: 'The shop of the buyer closes.',
  ...change,
})
const stage = (name: 'MATERIALS' | 'PLATING') =>
  db.orderLine.updateMany({ where: { orderId: trade.orderId }, data: { stage: name } })

beforeAll(async () => {
  await boss()
  await makeQueues()
  await seedRing()
  await aColleague()
})
afterAll(stopBoss)
beforeEach(async () => {
  trade = await aTrade(`${randomUUID()}@cancel.example`)
})

describe('a cancelled order', () => {
  it('refunds everything before work begins, ends what is owed, and tells its buyer once', async () => {
    const paidMinor = await paid()
    expect(await cancellationOf(trade.guest, trade.orderSerial ?? 0)).toMatchObject({
      paidMinor,
      stage: 'before',
      isOpen: true,
      terms: null,
    })
    const shares = { keptMinor: 0, dueBackMinor: paidMinor }
    expect(await cancelOrder(as(staff, now), cancelled({ paidMinor }))).toEqual(shares)
    expect(await cancelOrder(as(staff, now), cancelled({ paidMinor }))).toEqual(shares)
    expect(await balance('REFUND_DUE')).toBe(-paidMinor)
    expect(await balance('CUSTOMER_DEPOSIT')).toBe(0)
    const order = await getOrder(trade.guest, trade.orderSerial ?? 0)
    expect(order).toMatchObject({ state: 'CANCELLED', paidMinor })
    expect(order.parts.map(({ state }) => state)).toEqual(['paid', 'off'])
    expect(await db.mailMessage.count({ where: { template: 'order-cancelled' } })).toBe(1)
    const confirmation = {
      serial: trade.orderSerial,
      kind: 'ORDER_CONFIRMATION',
      shipmentId: null,
      sure: 'on',
    }
    expect(await failure(issuePaper(as(staff, now), confirmation))).toMatchObject({
      fieldErrors: { change: [expect.anything()] },
    })
    expect(await papersToIssue(staff, trade.orderSerial ?? 0, now)).toEqual([])
    // Money that arrives afterwards belongs to the buyer, not to the order.
    const late = await db.payment.create({
      data: {
        partId: order.parts[1]?.id ?? '',
        attempt: 1,
        state: 'SUCCEEDED',
        amountMinor: 500,
        currency: 'USD',
      },
    })
    await inTransaction(as(staff, now), (_, within) =>
      receiveMoney(within, {
        partId: order.parts[1]?.id ?? '',
        amountMinor: 500,
        currency: 'USD',
        into: houseAccount('STRIPE_CLEARING', 'USD'),
        cause: { kind: 'payment.received', id: late.id },
      }),
    )
    expect(
      await accountBalance(db, houseAccount('UNAPPLIED_RECEIPT', 'USD', trade.companyId)),
    ).toBe(-500)
  })

  it('retains the work done by the usual term, and never more than was paid', async () => {
    const paidMinor = await paid()
    await stage('PLATING')
    const above = await failure(
      cancelOrder(as(staff, now), cancelled({ paidMinor, workDone: '9999999.00' })),
    )
    expect(above).toMatchObject({ fieldErrors: { workDone: [expect.anything()] } })
    expect(await cancelOrder(as(staff, now), cancelled({ paidMinor, workDone: '12.34' }))).toEqual({
      keptMinor: 1_234,
      dueBackMinor: paidMinor - 1_234,
    })
    expect(await balance('CANCELLATION')).toBe(-1_234)
  })

  it('retains nothing where the house itself cancels it', async () => {
    const paidMinor = await paid()
    await stage('MATERIALS')
    const view = await cancellationOf(staff, trade.orderSerial ?? 0)
    expect(view.stage).toBe('materials')
    expect(
      await cancelOrder(as(staff, now), cancelled({ paidMinor, cancelledBy: 'HOUSE' })),
    ).toEqual({ keptMinor: 0, dueBackMinor: paidMinor })
  })

  it('owes nothing of a partly paid deposit, and its payment page takes no money', async () => {
    const paidMinor = await paid(1_000)
    const part = (await getOrder(staff, trade.orderSerial ?? 0)).parts[0]
    const open = await db.payment.create({
      data: { partId: part?.id ?? '', attempt: 2, amountMinor: 5, currency: 'USD' },
    })
    await cancelOrder(as(staff, now), cancelled({ paidMinor }))
    expect((await getOrder(staff, trade.orderSerial ?? 0)).parts[0]).toMatchObject({
      state: 'off',
      openMinor: 0,
    })
    await endSessions(trade.orderId)
    expect((await db.payment.findUniqueOrThrow({ where: { id: open.id } })).state).toBe('EXPIRED')
  })

  it('is refused once goods have left, and where something was paid since it was shown', async () => {
    const paidMinor = await paid()
    expect(
      await failure(cancelOrder(as(staff, now), cancelled({ paidMinor: paidMinor - 1 }))),
    ).toBeInstanceOf(ConflictError)
    expect(
      await failure(cancelOrder(as(staff, now), cancelled({ paidMinor, reason: '' }))),
    ).toBeInstanceOf(InvalidInputError)
    await db.orderLine.updateMany({
      where: { orderId: trade.orderId },
      data: { made: 5, ready: 5, shipped: 1 },
    })
    expect(await failure(cancelOrder(as(staff, now), cancelled({ paidMinor })))).toMatchObject({
      fieldErrors: { change: [expect.anything()] },
    })
    expect((await getOrder(staff, trade.orderSerial ?? 0)).state).toBe('CONFIRMED')
  })

  it('can be cancelled by its buyer: at once by the terms, or once staff name the work done', async () => {
    const paidMinor = await paid()
    const asked = { serial: trade.orderSerial, reason: 'The shop closes.', sure: 'on', paidMinor }
    const boughtBy = (roles: CompanyRole[]): Actor => ({
      ...trade.buyer,
      memberships: [{ companyId: trade.companyId, roles }],
    })
    expect(await failure(askCancel(as(boughtBy(['finance']), now), asked))).toBeInstanceOf(
      ForbiddenError,
    )
    expect(
      await failure(askCancel(as(trade.guest, now), { ...asked, sure: undefined })),
    ).toMatchObject({ fieldErrors: { sure: [expect.anything()] } })
    await stage('PLATING')
    // No shares were signed: the work done has to be given first.
    expect(await askCancel(as(trade.guest, now), asked)).toEqual({ is: 'waits' })
    expect(await askCancel(as(trade.guest, now), asked)).toEqual({ is: 'waits' })
    expect((await cancellationOf(trade.guest, asked.serial)).asked).toMatchObject({
      isWaiting: true,
    })
    await takeBackCancel(as(trade.guest, now), { serial: asked.serial })
    expect((await cancellationOf(trade.guest, asked.serial)).asked).toBeNull()
    await askCancel(as(trade.guest, now), asked)
    await refuseCancel(as(staff, now), { serial: asked.serial, answer: 'It is packed already.' })
    expect((await cancellationOf(trade.guest, asked.serial)).asked).toMatchObject({
      isWaiting: false,
      answer: 'It is packed already.',
    })
    await askCancel(as(trade.guest, now), asked)
    await cancelOrder(as(staff, now), cancelled({ paidMinor, workDone: '10.00' }))
    expect(
      (
        await db.orderCancelRequest.findMany({
          where: { orderId: trade.orderId },
          orderBy: { id: 'asc' },
        })
      ).map(({ end }) => end),
    ).toEqual(['TAKEN_BACK', 'REFUSED', 'CANCELLED'])
    expect(await db.mailMessage.count({ where: { template: 'cancel-refused' } })).toBe(1)

    trade = await aTrade(`${randomUUID()}@cancel.example`)
    const back = await paid()
    const own = { ...asked, serial: trade.orderSerial, paidMinor: back }
    expect(await askCancel(as(trade.guest, now), own)).toEqual({ is: 'cancelled' })
    expect(await cancellationOf(trade.guest, own.serial)).toMatchObject({
      done: { cancelledBy: 'BUYER', keptMinor: 0, dueBackMinor: back },
    })
  })

  it('leaves the books consistent', async () => {
    expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])
  })
})
