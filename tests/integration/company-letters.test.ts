import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { linkToken } from '@/features/accounts/rules/links'
import { claimAnsweredMails, claimOpenedMails } from '@/features/claims/mails/claim-letters'
import { setOwnSettings } from '@/features/companies/commands/set-own-settings'
import { saveSetting } from '@/features/company/commands/save-setting'
import { dayMovedMails, goodsSentMails } from '@/features/fulfilment/mails/goods-letters'
import { readGoods } from '@/features/fulfilment/commands/hold-goods'
import { cancelOrder } from '@/features/order-changes/commands/cancel-order'
import { interestBilledMails } from '@/features/order-changes/mails/change-letters'
import { acceptQuote } from '@/features/orders/commands/accept-quote'
import { recordAnswer } from '@/features/orders/commands/record-answer'
import { withdrawRevision } from '@/features/quotes/commands/withdraw-revision'
import { sendReminders } from '@/features/quotes/jobs/send-reminders'
import { dutyRefundMails, trueUpMails } from '@/features/true-up/mails/true-up-letters'
import { db } from '@/platform/db/client'
import type { CompanyLetter, ReminderKind } from '@/platform/db/generated/enums'
import { env } from '@/platform/env'
import { stopBoss } from '@/platform/jobs/boss'
import type { Mail } from '@/platform/mail'
import { as } from '@/tests/support/as'
import { SIGNING } from '@/tests/support/signing'
import { aCompany, aQuote, memberId, type Member } from './quotes/company-fixtures'
import { openDesk, staff } from './quotes/quote-fixtures'
import { now } from './quotes/submit-request-fixtures'

// Every letter to a buyer about a quote or an order goes to its contact and to those of the company who get letters of
// its subject, and to nobody else.

const DAY_MS = 86_400_000

beforeAll(async () => {
  await openDesk()
  await saveSetting(as(staff, now), {
    section: 'reminders',
    version: '0',
    note: 'for the tests',
    requestHours: '6',
    unopenedDays: '2',
    expiryDays: '3',
    lastDays: '1',
    movedDays: '2',
    surveyDays: '1',
  })
  // Somebody of another company who gets all of its letters, and none of others'.
  const other = await aCompany(['owner'])
  await gets(other.people[0] as Member, 'QUOTES', 'ORDERS', 'PAYMENTS')
})
afterAll(stopBoss)

const gets = async (member: Member, ...letters: CompanyLetter[]) =>
  db.companyMember.update({ where: { id: await memberId(member) }, data: { letters } })

/**
 * A company whose viewer gets letters about quotes, its approver those about orders, its finance those about payments.
 */
async function aTrade() {
  const roles = [['buyer'], ['viewer'], ['approver'], ['finance'], ['viewer']] as const
  const { people } = await aCompany(...roles.map((each) => [...each]))
  const [buyer, viewer, approver, finance, former] = people as [
    Member,
    Member,
    Member,
    Member,
    Member,
  ]
  await gets(viewer, 'QUOTES')
  await gets(approver, 'ORDERS')
  await gets(finance, 'PAYMENTS')
  await gets(former, 'QUOTES', 'ORDERS', 'PAYMENTS')
  await db.companyMember.update({
    where: { id: await memberId(former) },
    data: { leftAt: now, leftBy: 'Lin', roles: [] },
  })
  return { buyer, viewer, approver, finance, ...(await aQuote(buyer)) }
}

/** Who got the letters of one event, and which of them contain the secret link. */
const sent = async (requestId: string, dedupeKey: string) =>
  (
    await db.mailMessage.findMany({
      where: { dedupeKey: { startsWith: dedupeKey } },
      orderBy: { dedupeKey: 'asc' },
    })
  ).map(({ toAddress, html }) => [toAddress, html.includes(linkToken(requestId))])

describe('letters about a quote', () => {
  it('go to readers of quotes when it is withdrawn or an answer to it was recorded', async () => {
    const [one, other] = [await aTrade(), await aTrade()]
    const revisionOf = async ({ quoteId }: typeof one) =>
      (await db.quoteRevision.findFirstOrThrow({ where: { quoteId } })).id
    await withdrawRevision(as(staff, now), { ...one.paper, words: 'A wrong price' })
    expect(await sent(one.requestId, `revision-withdrawn:${await revisionOf(one)}`)).toEqual([
      [one.buyer.email, true],
      [one.viewer.email, false],
    ])
    await recordAnswer(as(staff, now), {
      ...other.paper,
      answer: 'DECLINED',
      means: 'PHONE',
      givenBy: 'Ana',
      givenOn: '2026-11-01',
      reference: '',
    })
    expect(await sent(other.requestId, `answer-recorded:${await revisionOf(other)}`)).toEqual([
      [other.buyer.email, true],
      [other.viewer.email, false],
    ])
  })

  it('go to them too with reminders and the one question after its end, except to those who want none', async () => {
    const [one, other] = [await aTrade(), await aTrade()]
    await setOwnSettings(as(other.viewer, now), { locale: '', currency: '', reminders: 'no' })
    await sendReminders(new Date(now.getTime() + 3 * DAY_MS))
    const reminded = async (trade: typeof one, kind: ReminderKind) => {
      const { id } = await db.reminder.findFirstOrThrow({
        where: { requestId: trade.requestId, kind },
      })
      return (await sent(trade.requestId, `reminder:${id}`)).map(([email]) => email)
    }
    expect(await reminded(one, 'QUOTE_UNOPENED')).toEqual([one.buyer.email, one.viewer.email])
    expect(await reminded(other, 'QUOTE_UNOPENED')).toEqual([other.buyer.email])
    await sendReminders(new Date(now.getTime() + 90 * DAY_MS))
    expect(await reminded(one, 'SURVEY')).toEqual([one.buyer.email, one.viewer.email])
    expect(await reminded(other, 'SURVEY')).toEqual([other.buyer.email])
    const theirs = { toAddress: one.viewer.email }
    const links = (await db.mailMessage.findMany({ where: theirs })).map(({ html }) => html)
    expect(links.filter((html) => html.includes(linkToken(one.requestId)))).toEqual([])
    expect(links.filter((html) => html.includes(`${env().APP_URL}/account/settings`))).toHaveLength(
      2,
    )
  })
})

describe('letters about an order', () => {
  it('go by subject: goods, claims, money, or both where it is cancelled', async () => {
    const trade = await aTrade()
    const { buyer, approver, finance, paper, requestId } = trade
    const { orderSerial: serial } = await acceptQuote(
      as(buyer, now),
      { ...paper, signerName: 'Bo', ...SIGNING },
      null,
    )
    const order = await readGoods(db, { serial })
    const to = async (mails: Promise<Mail[]>) =>
      (await mails)
        .map((mail) => [mail.to, mail.html.includes(linkToken(requestId))])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b)))
    const [goods, money] = [
      [
        [buyer.email, true],
        [approver.email, false],
      ],
      [
        [buyer.email, true],
        [finance.email, false],
      ],
    ]
    const move = { id: 'm', title: 'Ring', from: '2026-12-01', to: '2026-12-08', note: '' }
    const sending = { key: 'k', pieces: 5, carrier: 'DHL', tracking: '', dueOn: null }
    const claim = { id: 'c', number: 1, title: 'Ring', quantity: 2 }
    const openedClaim = { ...claim, kind: 'DAMAGED' as const, words: 'Scratched' }
    const answeredClaim = { ...claim, state: 'CREDITED' as const, answer: 'Yes', remadeOn: null }
    const usd = { currency: 'USD' }
    const entry = { id: 'e', shipment: 1, entryNumber: 'E-1', ...usd, signedMinor: 5 }
    const refund = { id: 'r', shipment: 1, entryNumber: 'E-1', reference: 'R', ...usd }
    expect(await to(dayMovedMails(db, order, { ...move, cause: 'holiday' }))).toEqual(goods)
    expect(await to(goodsSentMails(db, order, sending))).toEqual(goods)
    expect(await to(claimOpenedMails(db, order, ['lin@fsc.example'], openedClaim))).toEqual([
      ['lin@fsc.example', false],
      ...goods,
    ])
    expect(
      await to(claimAnsweredMails(db, order, { ...answeredClaim, ...usd, creditMinor: 9 })),
    ).toEqual(goods)
    const final = { ...entry, enteredOn: '2026-12-01', actualMinor: 9, settledMinor: 9 }
    expect(await to(trueUpMails(db, order, final))).toEqual(money)
    const back = { way: 'credited' as const, amountMinor: 9, buyerMinor: 9, movedMinor: 9 }
    expect(await to(dutyRefundMails(db, order, { ...refund, ...back }))).toEqual(money)
    const bill = { id: 'b', amountMinor: 9, ...usd, through: '2026-12-01' }
    expect(await to(interestBilledMails(db, order, bill))).toEqual(money)

    await cancelOrder(as(staff, now), {
      serial: String(serial),
      cancelledBy: 'BUYER',
      reason: 'No need any more',
      workDone: '',
      paidMinor: '0',
    })
    const { id } = await db.orderCancellation.findFirstOrThrow({ where: { orderId: order.id } })
    expect(await sent(requestId, `order-cancelled:${id}`)).toEqual([
      [buyer.email, true],
      [approver.email, false],
      [finance.email, false],
    ])
  })
})
