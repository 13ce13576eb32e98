import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { sendShipment } from '@/features/fulfilment/commands/send-shipment'
import { creditStanding } from '@/features/ledger/queries/credit-standing'
import { holdOrder, releaseOrder } from '@/features/order-changes/commands/hold-order'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { setCredit } from '@/features/payments/commands/set-credit'
import { creditOf } from '@/features/payments/queries/credit'
import { approveCredit } from '@/features/quotes/commands/approve-credit'
import { SendStoppedError } from '@/features/quotes/commands/prepare-sending'
import { saveDraft } from '@/features/quotes/commands/save-draft'
import { sendRevision } from '@/features/quotes/commands/send-revision'
import { creditState } from '@/features/quotes/queries/credit-approval'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { ForbiddenError, InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { SIGNING } from '@/tests/support/signing'
import { aDraft, colleague, conflict, openDesk, staff } from '../quotes/quote-fixtures'
import { now } from '../quotes/submit-request-fixtures'
import { makeQueues } from './fixtures'

// Days of credit are limited by the company's credit limit: on sending, on signing, and when goods
// leave.

const NET_30 = {
  title: 'Net 30',
  toolsFirst: false,
  parts: [{ gate: 'documents_released' as const, percent: '100', days: 30 }],
}
/** A third first, and the rest some days after the goods have left. */
const DEPOSIT_30 = {
  title: '30, rest 30 days after the documents',
  toolsFirst: false,
  parts: [{ gate: 'documents_released' as const, percent: '70', days: 30 }],
}
const merchandiser: Actor = {
  kind: 'staff',
  userId: 'mei',
  name: 'Mei',
  email: 'mei@fsc.example',
  roles: ['merchandiser'],
}

/** A draft on days of credit, before it is sent; always of the same company. */
async function aNetQuote(depositPercent = '0', plan: typeof NET_30 = NET_30) {
  const made = await aDraft()
  const at = { serial: made.serial, revision: 1 }
  const saved = await saveDraft(as(staff, now), {
    ...at,
    version: made.version,
    draft: { ...made.draft, depositPercent, plan },
  })
  const { id } = await db.quoteRevision.findFirstOrThrow({
    where: { number: 1, quote: { serial: made.serial } },
  })
  const send = () =>
    sendRevision(as(staff, now), {
      ...at,
      version: saved.version,
      expectedTotalMinor: saved.document.totalMinor,
    })
  const sign = (documentHash: string) =>
    acceptQuote(
      as(made.guest, now),
      { ...at, documentHash, signerName: 'Ana Ruiz', ...SIGNING },
      null,
    )
  return { ...made, at, id, document: saved.document, send, sign }
}

async function limited(companyId: string, minor: number): Promise<void> {
  const { version } = await creditOf(staff, companyId, 'USD')
  await setCredit(as(staff, now), {
    companyId,
    currency: 'USD',
    version: String(version),
    limit: (minor / 100).toFixed(2),
  })
}

/** All pieces of an order, ready, and a function that ships them. */
async function readyGoods(serial: number) {
  const order = await db.order.findUniqueOrThrow({ where: { serial } })
  await db.orderLine.updateMany({
    where: { orderId: order.id },
    data: { stage: 'INSPECTION', made: 500, ready: 500 },
  })
  const shipment = {
    serial,
    key: randomUUID(),
    carrier: 'DHL',
    pallets: '0',
    shippedOn: factoryDay(now),
    pieces_1: '500',
    perCarton_1: '500',
    unitGrams_1: '4.2',
    grossKg_1: '3',
    lengthCm_1: '30',
    widthCm_1: '20',
    heightCm_1: '20',
  }
  return { orderId: order.id, state: order.state, shipment }
}

const stopsOf = async (sent: Promise<unknown>) => {
  const error = await failure(sent)
  if (!(error instanceof SendStoppedError)) throw error ?? new Error('it was sent')
  return error.stops.map(({ code, amounts }) => ({ code, ...amounts }))
}

beforeAll(async () => {
  await openDesk()
  await makeQueues()
})
afterAll(stopBoss)

describe('net days', () => {
  it('are sent and signed only within the limit; of two that only fit one at a time one is refused', async () => {
    const [first, second] = [await aNetQuote(), await aNetQuote()]
    const order = first.document.totalMinor
    expect(second.companyId).toBe(first.companyId)
    expect(await stopsOf(first.send())).toEqual([{ code: 'credit_none', owed: 0, order }])
    await limited(first.companyId, order - 1)
    expect(await stopsOf(first.send())).toEqual([
      { code: 'credit_above', owed: 0, order, limit: order - 1 },
    ])
    await limited(first.companyId, 2 * order - 1)
    const hashes = [await first.send(), await second.send()].map((sent) => sent.documentHash)
    const signed = await Promise.allSettled([
      first.sign(hashes[0] ?? ''),
      second.sign(hashes[1] ?? ''),
    ])
    const reasons = signed.flatMap((each) =>
      each.status === 'rejected' ? [(each.reason as Error).message] : [],
    )
    expect(reasons).toEqual(['over_credit'])
    expect(await creditStanding(db, first.companyId, 'USD')).toMatchObject({ exposureMinor: order })
    expect(await db.order.count({ where: { companyId: first.companyId } })).toBe(1)
  })

  it('exceed it with an approval of finance, and goods leave when finance releases them', async () => {
    const quote = await aNetQuote()
    await limited(quote.companyId, 100)
    const [stop] = await stopsOf(quote.send())
    expect(stop?.code).toBe('credit_above')
    const { basis } = await creditState(staff, quote.id, quote.document)
    const yes = { ...quote.at, basis, reason: 'They have paid on time for six years.' }
    expect(await failure(approveCredit(as(staff, now), yes))).toBeInstanceOf(InvalidInputError)
    await approveCredit(as(colleague, now), yes)
    const { documentHash } = await quote.send()
    const { orderSerial: serial } = await quote.sign(documentHash)

    const { orderId, state, shipment } = await readyGoods(serial)
    expect(state).toBe('CONFIRMED')
    const held = await failure(sendShipment(as(merchandiser, now), shipment))
    expect(held).toMatchObject({ fieldErrors: { change: [expect.stringContaining('credit')] } })
    const holds = await db.orderHold.findMany({ where: { orderId } })
    expect(holds).toMatchObject([{ kind: 'CREDIT', releasedAt: null }])
    expect(Number(holds[0]?.exposureMinor)).toBeGreaterThanOrEqual(quote.document.totalMinor)
    expect(await failure(releaseOrder(as(merchandiser, now), { serial }))).toBeInstanceOf(
      ForbiddenError,
    )
    await holdOrder(as(staff, now), { serial, reason: 'Nothing is held twice.' })
    await releaseOrder(as(colleague, now), { serial })
    expect(await sendShipment(as(merchandiser, now), shipment)).toEqual({ number: 1 })
  })

  it('after a deposit count only with the rest, when sent, when two sign at once and when goods leave', async () => {
    const quotes = [await aNetQuote('30', DEPOSIT_30), await aNetQuote('30', DEPOSIT_30)] as const
    const [first] = quotes
    const before = (await creditStanding(db, first.companyId, 'USD')).exposureMinor
    const { depositMinor, balanceMinor, totalMinor } = first.document
    expect([depositMinor > 0, depositMinor + balanceMinor]).toEqual([true, totalMinor])
    await limited(first.companyId, before + balanceMinor - 1)
    expect(await stopsOf(first.send())).toEqual([
      { code: 'credit_above', owed: before, order: balanceMinor, limit: before + balanceMinor - 1 },
    ])
    // Room for one and its deposit, but not for two.
    await limited(first.companyId, before + balanceMinor + depositMinor)
    const hashes = [(await first.send()).documentHash, (await quotes[1].send()).documentHash]
    const signed = await Promise.allSettled(quotes.map(({ sign }, i) => sign(hashes[i] ?? '')))
    expect(
      signed.flatMap((each) =>
        each.status === 'rejected' ? [(each.reason as Error).message] : [],
      ),
    ).toEqual(['over_credit'])
    expect((await creditStanding(db, first.companyId, 'USD')).exposureMinor).toBe(
      before + totalMinor,
    )
    const [serial = 0] = signed.flatMap((each) =>
      each.status === 'fulfilled' ? [each.value.orderSerial] : [],
    )
    const { orderId, shipment } = await readyGoods(serial)
    await db.order.update({
      where: { id: orderId },
      data: { state: 'CONFIRMED', confirmedAt: now },
    })
    await limited(first.companyId, before + balanceMinor)
    const held = await failure(sendShipment(as(merchandiser, now), shipment))
    expect(held).toMatchObject({ fieldErrors: { change: [expect.stringContaining('credit')] } })
    await limited(first.companyId, before + totalMinor)
    await releaseOrder(as(colleague, now), { serial })
    expect(await sendShipment(as(merchandiser, now), shipment)).toEqual({ number: 1 })
  })

  it('leave what is due before shipping unchanged', async () => {
    const made = await aDraft()
    await limited(made.companyId, 100)
    expect(
      await conflict(
        sendRevision(as(staff, now), {
          serial: made.serial,
          revision: 1,
          version: made.version,
          expectedTotalMinor: 1,
        }),
      ),
    ).toBe('total_moved')
  })
})
