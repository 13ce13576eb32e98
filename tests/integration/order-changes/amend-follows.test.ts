import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { creditStanding } from '@/features/ledger/queries/credit-standing'
import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import { signAmendment } from '@/features/order-changes/commands/sign-amendment'
import { setCredit } from '@/features/payments/commands/set-credit'
import { creditOf } from '@/features/payments/queries/credit'
import { amendmentDocumentSchema } from '@/features/quotes/amendment-schema'
import { prorateReservations } from '@/features/tariffs/commands/prorate-reservations'
import { listQuotaWindows } from '@/features/tariffs/queries/quota-windows'
import { db } from '@/platform/db/client'
import { InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as, noon } from '@/tests/support/as'
import { openSteelWindow, steelInForce } from '@/tests/support/steel-quota'
import { aDraft, colleague, staff } from '../quotes/quote-fixtures'
import { now } from '../quotes/submit-request-fixtures'
import {
  aHouse,
  amend,
  anOrder,
  begin,
  named,
  newest,
  propose,
  said,
  signing,
  soon,
  take,
  trade,
} from './amending'

// Consequences of an amendment other than goods: quota reservations, and the company's credit.

beforeAll(async () => {
  await aHouse()
  await db.user.create({
    data: { id: 'wei', name: 'Wei', email: 'wei@fsc.example', role: 'STAFF', emailVerified: true },
  })
  await begin()
})
afterAll(stopBoss)

describe('what an order has reserved of a quota', () => {
  const quota = async () => {
    const [found] = await listQuotaWindows(staff, '2026-11-23', now)
    return {
      id: found?.id ?? '',
      version: found?.version ?? 0,
      taken: found?.taken,
      remaining: found?.remaining,
      held: (found?.ledger ?? []).flatMap(({ claim }) => claim?.held ?? []).toSorted(),
      asked: (found?.ledger ?? []).flatMap(({ claim }) => claim?.asked ?? []).toSorted(),
    }
  }
  /** 500 pieces of 2 kg of Mexican steel. */
  const ofSteel = () =>
    anOrder(({ lines }) => ({
      lines: lines.map((line) => ({
        ...line,
        hsCode: '7323.93.0080',
        origin: 'MX',
        unitWeightGrams: '2000',
      })),
    }))
  const split = async () => {
    const { document } = amendmentDocumentSchema.parse((await newest()).document)
    return document.duty.lines[0]?.splits?.map(({ inQuota, overQuota }) => [inQuota, overQuota])
  }

  it('grows and shrinks with an amendment, never beyond what is left; what customs prorated never grows', async () => {
    await openSteelWindow(as(staff))
    await steelInForce(as(staff, noon('2026-11-24')), as(colleague, now))
    const first = await ofSteel()
    expect(await quota()).toMatchObject({ taken: '1000', held: ['1000'] })
    // The order's own reservation doesn't count against it: an unchanged quantity stays within the
    // quota.
    await amend({ price_1: '9.50' })
    expect(await split()).toEqual([['1000', '0']])
    expect(await quota()).toMatchObject({ taken: '1000', held: ['1000'] })
    await amend({ quantity_1: '600' })
    expect(await split()).toEqual([['1200', '0']])
    expect(await quota()).toMatchObject({ taken: '1200', held: ['1200'] })
    // The period has room for 1500 of the 1800 kg, and this order takes all of it.
    await amend({ quantity_1: '900' })
    expect(await split()).toEqual([['1500', '300']])
    expect(await quota()).toMatchObject({ remaining: '0', held: ['1500'], asked: ['1500'] })
    await amend({ quantity_1: '400' })
    expect(await quota()).toMatchObject({ taken: '800', held: ['800'], asked: ['800'] })
    // Two at once: 700 are left, and both ask for all of them.
    await ofSteel()
    await amend({ quantity_1: '100' })
    await propose({ quantity_1: '450' })
    const [two, b] = [trade, { ...(await named()), ...signing }]
    take(first)
    await propose({ quantity_1: '650' })
    const a = { ...(await named()), ...signing }
    await Promise.all([
      signAmendment(as(first.guest, soon), a, null),
      signAmendment(as(two.guest, soon), b, null),
    ])
    const both = await quota()
    expect(both.remaining).toBe('0')
    expect(both.held.reduce((sum, held) => sum + Number(held), 0)).toBe(1_500)
    await prorateReservations(as(staff, now), {
      windowId: both.id,
      percent: '50',
      version: both.version,
    })
    const cut = await quota()
    await amend({ quantity_1: '700' })
    expect((await quota()).held).toEqual(cut.held)
    // A cancelled order reserves nothing.
    const { serial: orderSerial } = await db.order.findUniqueOrThrow({
      where: { id: trade.orderId },
    })
    await cancelOrder(as(staff, now), {
      serial: String(orderSerial),
      cancelledBy: 'BUYER',
      reason: 'The shop of the buyer closes.',
      paidMinor: '0',
    })
    expect((await quota()).held).toContain('0')
  })
})

describe('a company’s credit limit', () => {
  const onCredit = () =>
    anOrder(() => ({
      depositPercent: '0',
      plan: {
        title: 'Net 30',
        toolsFirst: false,
        parts: [{ gate: 'documents_released', percent: '100', days: 30 }],
      },
    }))
  async function limited(minor: number): Promise<void> {
    const { companyId } = trade
    const { version } = await creditOf(staff, companyId, 'USD')
    const limit = (minor / 100).toFixed(2)
    await setCredit(as(staff, now), { companyId, currency: 'USD', version: String(version), limit })
  }
  const OVER = [
    'With it the company would owe more than it may on credit. Finance can raise its limit, or the plan asks a deposit.',
  ]
  const exposure = async () => (await creditStanding(db, trade.companyId, 'USD')).exposureMinor

  it('applies to an amendment that adds to days of credit, on proposal and signature; of two at once one passes', async () => {
    const { companyId } = await aDraft()
    take({ ...trade, companyId })
    await limited(100_000_000)
    const first = await onCredit()
    const second = await onCredit()
    const owed = await exposure()
    await limited(owed + 10)
    expect((await said(propose({ quantity_1: '600' }))).change).toEqual(OVER)
    await amend({ quantity_1: '499' })
    // A little more fits the limit; twice as much doesn’t.
    await limited(owed + 12_000)
    await propose({ quantity_1: '580' })
    const b = { ...(await named()), ...signing }
    take(first)
    await propose({ quantity_1: '580' })
    const a = { ...(await named()), ...signing }
    const signed = await Promise.allSettled([
      signAmendment(as(first.guest, soon), a, null),
      signAmendment(as(second.guest, soon), b, null),
    ])
    const refused = signed.flatMap((each) =>
      each.status === 'rejected' && each.reason instanceof InvalidInputError
        ? each.reason.saidIn('en')['change']
        : [],
    )
    expect(refused).toEqual(OVER)
    expect(await exposure()).toBeLessThanOrEqual(owed + 12_000)
  })
})
