import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { goodsOf } from '@/features/fulfilment/queries/goods'
import { accountBalance } from '@/features/ledger/queries/balances'
import { orderAccount } from '@/features/ledger/rules/accounts'
import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import {
  countersignAmendment,
  declineAmendment,
  withdrawAmendment,
} from '@/features/order-changes/commands/end-amendment'
import { openAmendmentPaper } from '@/features/order-changes/commands/make-amendment-paper'
import { signAmendment } from '@/features/order-changes/commands/sign-amendment'
import { amendmentPaperJob } from '@/features/order-changes/jobs/amendment-paper'
import { amendmentWaitsJob } from '@/features/order-changes/jobs/amendment-waits'
import { amendableOf } from '@/features/order-changes/queries/amendable'
import { amendmentsOf } from '@/features/order-changes/queries/amendments'
import { checkPaper } from '@/features/quotes/queries/check-paper'
import { amendmentDocumentSchema } from '@/features/quotes/amendment-schema'
import { documentHash } from '@/features/quotes/rules/canonical'
import { db } from '@/platform/db/client'
import { ConflictError, ForbiddenError, NotFoundError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { formatOrderNumber, formatQuoteNumber } from '@/platform/numbers'
import { aMember } from '@/tests/support/a-member'
import { as } from '@/tests/support/as'
import { pagesOfPdf } from '@/tests/support/printed-quote'
import { failure } from '@/tests/support/failure'
import { staff } from '../access/a-trade'
import { joins } from '../quotes/company-fixtures'
import { now } from '../quotes/submit-request-fixtures'
import {
  trade,
  serial,
  begin,
  aHouse,
  propose,
  newest,
  named,
  signing,
  sign,
  amend,
  order,
  planSum,
  pay,
  lineId,
  make,
  ship,
  invoiced,
  said,
  balanced,
  seller,
  soon,
} from './amending'

// Both sides amend an order of 500 rings, 30% with the signature.

beforeAll(aHouse)
afterAll(stopBoss)
beforeEach(begin)

const someGoods = {
  addedKind: 'goods',
  addedTitle: 'Others',
  addedQuantity: '10',
  addedPrice: '2',
  addedLike: '1',
}

const toldTo = async (userId: string) =>
  (
    await db.notification.findMany({
      where: {
        userId,
        kind: { startsWith: 'amendment-' },
        path: { endsWith: formatOrderNumber(serial) },
      },
      orderBy: { createdAt: 'asc' },
    })
  ).map(({ cause }) => cause)

describe('an amendment', () => {
  it('changes nothing before both have signed, and then goods, total, plan and books, once', async () => {
    const before = await order()
    await pay('signature')
    expect(await propose({ quantity_1: '650' })).toEqual({ number: 1, waits: false })
    expect((await order()).totalMinor).toBe(before.totalMinor)
    const offered = await newest()
    expect(offered.state).toBe('OFFERED')
    expect(documentHash(amendmentDocumentSchema.parse(offered.document))).toBe(offered.documentHash)
    expect(await db.mailMessage.count({ where: { template: 'amendment-offered' } })).toBe(1)
    // Two colleagues, two tabs.
    const colleague = await joins(trade.companyId, ['owner'], `${randomUUID()}@amend.example`)
    await Promise.all([sign(), sign(), sign(colleague)])
    expect(await db.amendmentSignature.count({ where: { amendmentId: offered.id } })).toBe(1)
    const after = await order()
    expect(after.totalMinor).toBe(Number(offered.totalMinor))
    expect(after.totalMinor).toBeGreaterThan(before.totalMinor)
    expect((await db.orderLine.findUniqueOrThrow({ where: { id: await lineId() } })).quantity).toBe(
      650,
    )
    // The paid deposit stays; the increase of the deposit is owed beside it.
    const [deposit, balance, added] = after.parts
    expect(deposit).toMatchObject({ kind: 'DEPOSIT', amountMinor: before.parts[0]?.amountMinor })
    expect(balance?.amountMinor).toBeGreaterThan(before.parts[1]?.amountMinor ?? 0)
    expect(added).toMatchObject({ kind: 'AMENDMENT', state: 'due' })
    const { sum, totalMinor } = await planSum()
    expect(sum).toBe(totalMinor)
    await pay('billed')
    await balanced()
  })

  it('makes a paper that is stored, mailed to both and known at /check', async () => {
    await amend({ quantity_1: '600', addedKind: 'charge', addedTitle: 'Cards', addedPrice: '12' })
    const { id } = await newest()
    await amendmentPaperJob.handle({ amendmentId: id })
    await amendmentPaperJob.handle({ amendmentId: id })
    const [paper, again] = [
      await openAmendmentPaper(as(trade.guest), { serial, number: 1 }),
      await openAmendmentPaper(as(staff), { serial, number: 1 }),
    ]
    expect(paper.sha256).toBe(again.sha256)
    expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe('%PDF-')
    // The paper has all that changes, including the plan's parts, and the hash that both signatures
    // are bound to.
    const printed = (await pagesOfPdf(Buffer.from(paper.bytes))).join(' ')
    for (const words of ['Cards', 'Payment plan', 'before shipment', (await newest()).documentHash])
      expect(printed).toContain(words)
    const { recordHash } = await db.amendmentSignature.findUniqueOrThrow({
      where: { amendmentId: id },
    })
    const number = formatQuoteNumber(trade.serial)
    const guest: Actor = { kind: 'guest', linkedRequestIds: [randomUUID()] }
    expect(await checkPaper(guest, { number, hash: paper.sha256 })).toBe('file')
    expect(await checkPaper(guest, { number, hash: recordHash })).toBe('signature')
    expect(
      await db.mailMessage.count({
        where: { template: 'amendment-signed', dedupeKey: { contains: id } },
      }),
    ).toBe(2)
    expect(await failure(openAmendmentPaper(as(guest), { serial, number: 1 }))).toBeInstanceOf(
      NotFoundError,
    )
  })

  it('gives back what was paid above a smaller total', async () => {
    await pay('signature')
    const deposit = (await order()).parts[0]?.amountMinor ?? 0
    await amend({ quantity_1: '100' })
    const { parts, credits, totalMinor } = await order()
    expect(totalMinor).toBeLessThan(deposit)
    expect(parts.map(({ kind, openMinor }) => [kind, openMinor])).toEqual([['DEPOSIT', 0]])
    expect(credits).toMatchObject([{ kind: 'AMENDMENT', amountMinor: deposit - totalMinor }])
    expect(await accountBalance(db, orderAccount('REFUND_DUE', trade.orderId, 'USD'))).toBe(
      totalMinor - deposit,
    )
    await balanced()
  })

  it('removes a line of which nothing was made, and never the last one', async () => {
    await amend({
      addedKind: 'goods',
      addedTitle: 'The same in silver',
      addedQuantity: '120',
      addedPrice: '2.10',
      addedLike: '1',
    })
    await pay('signature')
    const before = await order()
    expect((await said(propose({ remove_1: 'on', remove_2: 'on' }))).change).toEqual([
      'No goods would be left. Cancel the order instead.',
    ])
    await propose({ remove_2: 'on', quantity_2: '7' })
    const told = amendmentDocumentSchema.parse((await newest()).document)
    expect(told.document.draft.lines).toHaveLength(1)
    await sign()
    expect((await order()).totalMinor).toBeLessThan(before.totalMinor)
    expect((await goodsOf(trade.guest, serial, soon)).lines).toHaveLength(1)
    await make(500)
    expect((await said(propose({ remove_1: 'on', ...someGoods })))['remove_1']).toEqual([
      'Pieces of this line are made: it can’t be taken out. Enter how many it is to be.',
    ])
    await ship(500)
    expect(await invoiced()).toBe((await order()).totalMinor)
    await balanced()
  })

  it('invoices shipments before and after it to the amended total', async () => {
    await pay('signature')
    await make(300)
    await ship(170)
    await amend({
      quantity_1: '640',
      addedKind: 'charge',
      addedTitle: 'Cards',
      addedPrice: '33.33',
    })
    await make(640)
    await ship(130)
    await ship(340)
    expect(await invoiced()).toBe((await order()).totalMinor)
    await balanced()
  })

  it('moves a promised day and the unpaid part of the plan', async () => {
    await pay('signature')
    await make(10)
    const to = '2027-03-01'
    await amend({ day_1: to })
    const line = await db.orderLine.findUniqueOrThrow({
      where: { id: await lineId() },
      include: { moves: true },
    })
    expect(line.expectedOn?.toISOString().slice(0, 10)).toBe(to)
    expect(line.moves).toMatchObject([{ cause: 'amendment' }])
  })

  it('that gives away more than its proposer may waits for a second signature', async () => {
    expect(await propose({ price_1: '0.10' }, seller)).toMatchObject({ waits: true })
    expect(await amendmentsOf(trade.guest, serial, soon)).toEqual({ amendments: [] })
    expect(await failure(sign())).toBeInstanceOf(NotFoundError)
    expect(await failure(countersignAmendment(as(seller, now), await named()))).toBeInstanceOf(
      ForbiddenError,
    )
    await countersignAmendment(as(staff, now), await named())
    expect(await newest()).toMatchObject({ state: 'OFFERED', houseSignedBy: 'Lin' })
    const { id } = await newest()
    expect(await toldTo('lin')).toEqual([`amendment-waits:${id}`])
    expect(await toldTo('sal')).toEqual([`amendment-offered:${id}`])
    await withdrawAmendment(as(seller, now), { ...(await named()), reason: 'It was a mistake.' })
    expect((await said(sign())).change).toEqual([
      'This amendment was answered or taken back meanwhile.',
    ])
  })
})

describe('notifications of an amendment', () => {
  it('go to signers above a buyer’s limit, once; to its proposer with the outcome; to its buyer when it is withdrawn', async () => {
    const { companyId } = trade
    const people = [
      ['Ben', ['buyer']],
      ['Cleo', ['approver']],
      ['Olga', ['owner']],
      ['Vic', ['viewer']],
    ] as const
    const ids = new Map<string, string>()
    for (const [name, roles] of people) {
      const userId = randomUUID()
      ids.set(name, userId)
      await db.user.create({
        data: { id: userId, name, email: `${name}.${userId}@amend.example`, emailVerified: true },
      })
      await db.companyMember.create({ data: { companyId, userId, roles: [...roles] } })
    }
    const ben = aMember({ companyId, userId: ids.get('Ben') ?? '', roles: ['buyer'] })
    const cleo = aMember({ companyId, userId: ids.get('Cleo') ?? '', roles: ['approver'] })
    const { id: memberId } = await db.companyMember.findFirstOrThrow({
      where: { companyId, userId: ids.get('Ben') ?? '' },
    })
    await db.approvalLimit.create({
      data: { memberId, currency: 'USD', amountMinor: 100, window: 'ORDER', setBy: 'Ana' },
    })
    await propose({ quantity_1: '600' }, seller)
    const { id } = await newest()
    expect((await said(sign(ben))).change).toHaveLength(1)
    expect((await said(sign(ben))).change).toHaveLength(1)
    await amendmentWaitsJob.handle({ amendmentId: id, askedBy: 'Ben' })
    await amendmentWaitsJob.handle({ amendmentId: id, askedBy: 'Ben' })
    const waits = await db.mailMessage.findMany({
      where: { template: 'amendment-waits', dedupeKey: { contains: id } },
    })
    expect(waits.map(({ toAddress }) => toAddress.split('.')[0]).toSorted()).toEqual([
      'Cleo',
      'Olga',
    ])
    await sign(cleo)
    expect(await toldTo('sal')).toEqual([`amendment-signed:${id}`])
    // No reminder goes out for a signed amendment.
    await amendmentWaitsJob.handle({ amendmentId: id, askedBy: 'Ben' })
    await propose({ quantity_1: '650' }, seller)
    const { id: second } = await newest()
    await declineAmendment(as(trade.guest, now), {
      ...(await named()),
      reason: 'Too many, thank you.',
    })
    expect(await toldTo('sal')).toEqual([`amendment-signed:${id}`, `amendment-declined:${second}`])
    const ended = await db.mailMessage.findMany({
      where: { template: 'amendment-ended', dedupeKey: { contains: second } },
    })
    // The holder of a link is named by the contact that it was sent to.
    expect(ended.map(({ text }) => text)).toEqual([expect.stringContaining('by Ana Ruiz')])
  })
})

describe('an amendment is refused', () => {
  it('below what was made, at another price of what left, on other terms, and after everything has left', async () => {
    await pay('signature')
    await make(300)
    expect((await said(propose({ quantity_1: '299' }))).quantity_1).toEqual([
      'So many are made already: at least 300.',
    ])
    await ship(100)
    expect(await said(propose({ price_1: '9', namedPlace: 'Elsewhere' }))).toEqual({
      price_1: [
        'Pieces of this line have left at this price. Give the difference back by a credit note.',
      ],
      namedPlace: ['Goods have left on these terms: delivery stays as it is.'],
    })
    // An offer made before more pieces were made is outdated by that.
    await propose({ quantity_1: '300' })
    await make(400)
    expect((await said(sign())).change).toEqual([
      'The order has moved on since this amendment was offered. Ask for a new one.',
    ])
    await declineAmendment(as(trade.buyer, now), { ...(await named()), reason: 'Too late now.' })
    await make(500)
    await ship(400)
    expect((await said(propose({ quantity_1: '900' }))).change).toEqual([
      'All goods of this order have left. A claim or a credit note is what is left.',
    ])
    await balanced()
  })

  it('for a cancelled order, without a change, while another is open, when expired, or with another hash', async () => {
    expect((await said(propose())).change).toEqual(['Nothing differs from what is signed.'])
    await propose({ quantity_1: '600' })
    expect((await said(propose({ quantity_1: '700' }))).change).toEqual([
      'Another amendment is open. Take it back first.',
    ])
    const late = new Date(now.getTime() + 20 * 86_400_000)
    expect((await said(sign(trade.guest, late))).change).toEqual([
      'This amendment ran out. Ask for a new one.',
    ])
    const other = { ...(await named()), documentHash: 'a'.repeat(64), ...signing }
    expect((await said(signAmendment(as(trade.guest, soon), other, null))).change).toHaveLength(1)
    const consent = { ...(await named()), ...signing, consentHash: 'b'.repeat(64) }
    expect(await failure(signAmendment(as(trade.guest, soon), consent, null))).toBeInstanceOf(
      ConflictError,
    )
    await cancelOrder(as(staff, now), {
      serial: String(serial),
      cancelledBy: 'BUYER',
      reason: 'The shop of the buyer closes.',
      paidMinor: '0',
    })
    expect((await newest()).state).toBe('OVERTAKEN')
    expect((await said(sign())).change).toHaveLength(1)
    expect(await amendableOf(staff, serial, now)).toBeNull()
  })

  it('when signed by a stranger, a viewer, a former member, and above a limit', async () => {
    await propose({ quantity_1: '600' })
    const { companyId } = trade
    const guest: Actor = { kind: 'guest', linkedRequestIds: [] }
    expect(await failure(sign(guest))).toBeInstanceOf(ForbiddenError)
    expect(await failure(sign(aMember({ companyId: randomUUID() })))).toBeInstanceOf(NotFoundError)
    expect(await failure(sign(aMember({ companyId, roles: ['viewer'] })))).toBeInstanceOf(
      ForbiddenError,
    )
    const userId = randomUUID()
    await db.user.create({
      data: { id: userId, name: 'Ben', email: `${userId}@amend.example`, emailVerified: true },
    })
    const ben = aMember({ companyId, userId, roles: ['buyer'] })
    // No longer in any table of the company’s members.
    expect(await failure(sign(ben))).toBeInstanceOf(ForbiddenError)
    const { id: memberId } = await db.companyMember.create({
      data: { companyId, userId, roles: ['buyer'] },
    })
    await db.approvalLimit.create({
      data: { memberId, currency: 'USD', amountMinor: 100, window: 'ORDER', setBy: 'Ana' },
    })
    expect((await said(sign(ben))).change).toEqual([
      'It adds more than you may sign for alone. An approver or an owner of your company signs it on this page: we have written to them.',
    ])
    expect(await db.amendmentSignature.count()).toBe(
      await db.orderAmendment.count({ where: { state: 'SIGNED' } }),
    )
  })

  it('with a plan whose gate can’t come', async () => {
    expect((await said(propose({ plan: 'A plan that nobody offers' }))).plan).toHaveLength(1)
  })
})
