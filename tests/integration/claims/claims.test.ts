import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answerClaim } from '@/features/claims/commands/answer-claim'
import { openClaim } from '@/features/claims/commands/open-claim'
import { claimsOf } from '@/features/claims/queries/claims'
import { advanceLine, countMade } from '@/features/fulfilment/commands/work-line'
import { accountBalance } from '@/features/ledger/queries/balances'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { holdOrder, releaseOrder } from '@/features/order-changes/commands/hold-order'
import { holdsOf } from '@/features/order-changes/queries/holds'
import { getOrder } from '@/features/orders/queries/orders'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { as } from '@/tests/support/as'
import { failure } from '@/tests/support/failure'
import { verifyLedger } from '../../../scripts/database/ledger'
import { aTrade, confirmOrder, staff, type Trade } from '../access/a-trade'
import { makeQueues } from '../payments/fixtures'
import { anUpload, now, seedRing } from '../quotes/submit-request-fixtures'

// 500 rings of which 300 have left: their buyer claims, the house answers; and an order that is put on hold meanwhile.

let trade: Trade
let lineId = ''
const serial = () => trade.orderSerial ?? 0
const claim = (change: object = {}) => ({
  lineId,
  key: randomUUID(),
  kind: 'DAMAGED',
  quantity: '20',
  words: 'Bent on the way, see the photograph.',
  ...change,
})
const complaints = async (work: Promise<unknown>) => {
  const error = await failure(work)
  if (!(error instanceof InvalidInputError)) throw error
  return Object.keys(error.fieldErrors)
}

beforeAll(async () => {
  await boss()
  await makeQueues()
  await seedRing()
  await aColleague()
})
afterAll(stopBoss)
beforeEach(async () => {
  trade = await aTrade(`${randomUUID()}@claims.example`)
  lineId = await confirmOrder(trade)
})

describe('a claim', () => {
  beforeEach(async () => {
    await db.orderLine.update({
      where: { id: lineId },
      data: { made: 500, ready: 500, shipped: 300 },
    })
  })

  it('is opened once with its photographs, credited once, booked and notified', async () => {
    const form = claim({ photos: [await anUpload()] })
    expect(await openClaim(as(trade.buyer, now), form)).toEqual({ number: 1 })
    expect(await openClaim(as(trade.buyer, now), form)).toEqual({ number: 1 })
    const [openClaimRow] = (await claimsOf(trade.guest, serial())).claims
    expect(openClaimRow).toMatchObject({ state: 'OPEN', quantity: 20, kind: 'DAMAGED' })
    expect(openClaimRow?.photos).toHaveLength(1)
    const answer = {
      claimId: openClaimRow?.id ?? '',
      state: 'CREDITED',
      amount: '10.00',
      answer: 'We credit ten dollars.',
    }
    expect(
      await complaints(answerClaim(as(staff, now), { ...answer, amount: '999999.00' })),
    ).toEqual(['amount'])
    const open = async () =>
      (await getOrder(staff, serial())).parts
        .filter(({ state }) => state === 'due')
        .reduce((sum, part) => sum + part.openMinor, 0)
    const before = await open()
    await answerClaim(as(staff, now), answer)
    await answerClaim(as(staff, now), answer)
    expect(
      await failure(answerClaim(as(staff, now), { ...answer, state: 'REFUSED' })),
    ).toBeInstanceOf(ConflictError)
    expect(await accountBalance(db, orderAccount('CLAIM', trade.orderId, 'USD'))).toBe(1_000)
    expect(before - (await open())).toBe(1_000)
    const letters = await db.mailMessage.findMany({
      where: {
        dedupeKey: { contains: openClaimRow?.id ?? '' },
        toAddress: { endsWith: 'claims.example' },
      },
      select: { template: true },
    })
    expect(letters.map(({ template }) => template).toSorted()).toEqual([
      'claim-answered',
      'claim-opened',
    ])
    expect((await verifyLedger(process.env.DATABASE_URL ?? '')).faults).toEqual([])
  })

  it('never exceeds what has left, also with simultaneous claims; refused pieces can be claimed again', async () => {
    expect(await complaints(openClaim(as(trade.buyer, now), claim({ quantity: '301' })))).toEqual([
      'quantity',
    ])
    const attempts = Array.from({ length: 3 }, () =>
      openClaim(as(trade.buyer, now), claim({ quantity: '150' })),
    )
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
    const { claims, open } = await claimsOf(trade.buyer, serial())
    expect(open).toEqual([])
    await answerClaim(as(staff, now), {
      claimId: claims[0]?.id ?? '',
      state: 'REFUSED',
      answer: 'The carrier counted them in.',
    })
    expect((await claimsOf(trade.buyer, serial())).open).toMatchObject([{ most: 150 }])
    expect(
      await complaints(
        answerClaim(as(staff, now), {
          claimId: claims[1]?.id ?? '',
          state: 'REMAKE',
          answer: 'We make them again.',
        }),
      ),
    ).toEqual(['remadeOn'])
    await expect(
      db.$executeRaw`UPDATE claim SET answer = 'x' WHERE id = ${claims[0]?.id}::uuid`,
    ).rejects.toThrow(/written once/)
  })
})

describe('an order on hold', () => {
  it('neither moves on nor leaves until it is released, and its buyer reads why', async () => {
    const reason = 'The artwork is to be checked again.'
    await holdOrder(as(staff, now), { serial: serial(), reason })
    await holdOrder(as(staff, now), { serial: serial(), reason: 'Another reason.' })
    expect((await holdsOf(trade.guest, serial())).holds).toMatchObject([
      { reason, releasedAt: null },
    ])
    expect(await complaints(advanceLine(as(staff, now), { lineId, to: 'PRODUCTION' }))).toEqual([
      'change',
    ])
    await releaseOrder(as(staff, now), { serial: serial() })
    await releaseOrder(as(staff, now), { serial: serial() })
    await advanceLine(as(staff, now), { lineId, to: 'PRODUCTION' })
    await countMade(as(staff, now), { lineId, made: '10' })
    const letters = await db.mailMessage.findMany({
      where: { template: { in: ['order-held', 'order-released'] } },
      orderBy: { createdAt: 'asc' },
    })
    expect(letters.map(({ template }) => template)).toEqual(['order-held', 'order-released'])
    await expect(db.$executeRaw`UPDATE order_hold SET reason = 'x'`).rejects.toThrow(/written once/)
  })
})
