import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openGate } from '@/features/orders/commands/receive-money'
import { getOrder } from '@/features/orders/queries/orders'
import { startPayment } from '@/features/payments/commands/start-payment'
import { houseAccount } from '@/features/ledger/rules/accounts'
import { accountBalance } from '@/features/ledger/queries/balances'
import { postEntry } from '@/features/ledger/commands/post-entry'
import { transfer } from '@/features/ledger/rules/entry'
import { receivable } from '@/features/ledger/rules/accounts'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { submitCheckout } from '@/platform/stripe/sandbox/checkout'
import { as, asSystem } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { alerts, anOrder, deliverAll, makeQueues, sessionOf, staff, startSite } from './fixtures'

let site: Awaited<ReturnType<typeof startSite>>
beforeAll(async () => {
  site = await startSite()
  await makeQueues()
})
afterAll(async () => {
  await site.close()
  await stopBoss()
})

const THIRDS = {
  title: '30/30/40',
  toolsFirst: false,
  parts: [
    { gate: 'inspection_passed' as const, percent: '30', days: 3 },
    { gate: 'documents_released' as const, percent: '40', days: 5 },
  ],
}
const open = (orderId: string, gate: 'inspection_passed' | 'documents_released') =>
  db.$transaction((transaction) => openGate({ ...asSystem(), transaction }, orderId, gate))
const reason = (error: unknown) => (error as { reason?: string }).reason

describe('an order of 30/30/40', () => {
  it('is paid part by part by card, each once its gate has come', async () => {
    const order = await anOrder({ plan: THIRDS })
    const states = async () =>
      (await getOrder(staff, order.serial)).parts.map(({ state, amountMinor }) => [
        state,
        amountMinor,
      ])
    expect(await states()).toEqual([
      ['due', 30_000],
      ['waiting', 30_000],
      ['waiting', 40_001],
    ])
    const parts = (await getOrder(staff, order.serial)).parts.map(({ id }) => id)
    const pay = async (partId: string) => {
      const { url } = await startPayment(as(order.buyer), partId)
      await submitCheckout(sessionOf(url), 'pay')
      await deliverAll(sessionOf(url))
      return url
    }
    expect(reason(await failure(startPayment(as(order.buyer), parts[1] ?? '')))).toBe('not_due')
    await pay(parts[0] ?? '')
    expect((await getOrder(staff, order.serial)).state).toBe('CONFIRMED')
    const expected = (await getOrder(staff, order.serial)).parts[1]?.due
    await Promise.all(Array.from({ length: 3 }, () => open(order.id, 'inspection_passed')))
    const due = (await getOrder(staff, order.serial)).parts[1]?.due
    expect(due).toMatchObject({ workingDays: 3 })
    expect(expected?.workingDays).toBeGreaterThan(3)
    await pay(parts[1] ?? '')
    expect((await states()).map(([state]) => state)).toEqual(['paid', 'paid', 'waiting'])
    await open(order.id, 'documents_released')
    await pay(parts[2] ?? '')
    const whole = await getOrder(staff, order.serial)
    expect([whole.paidMinor, whole.parts.every(({ paidAt }) => paidAt)]).toEqual([100_001, true])
    expect(await alerts(order.id)).toEqual([])
    expect(
      await db.mailMessage.count({ where: { dedupeKey: { startsWith: `part-paid:${parts[2]}` } } }),
    ).toBe(2)
    expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])
  })

  it('opens another page where less is left, and money through an old one is unapplied', async () => {
    const order = await anOrder()
    const first = await startPayment(as(order.buyer), order.partId)
    await db.$transaction((transaction) =>
      postEntry(
        { ...asSystem(), transaction },
        {
          cause: { kind: 'part.payable', id: `${order.partId}:test` },
          postings: transfer(
            receivable(order.id, order.partId, 'USD'),
            houseAccount('BANK', 'USD'),
            10_000,
          ),
        },
      ),
    )
    const second = await startPayment(as(order.buyer), order.partId)
    expect(second.url).not.toBe(first.url)
    expect((await submitCheckout(sessionOf(first.url), 'pay'))?.status).toBe('expired')
    await submitCheckout(sessionOf(second.url), 'pay')
    await deliverAll(sessionOf(second.url))
    const { parts, state } = await getOrder(staff, order.serial)
    expect([state, parts[0]?.openMinor]).toEqual(['CONFIRMED', 0])
    const unapplied = houseAccount('UNAPPLIED_RECEIPT', 'USD', order.companyId)
    expect(await accountBalance(db, unapplied)).toBe(0)
  })
})
