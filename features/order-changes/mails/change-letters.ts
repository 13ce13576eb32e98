import 'server-only'
import { letterFormat, letterWords, mailOf } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { documentBuyer } from '@/features/quotes/mails/document-buyer'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'
import type { CancelledBy, CancelShares } from '../rules/cancel'

/** The letters to a buyer about changes of their order. */

export interface ToldOrder {
  serial: number
  requestId: string
  document: QuoteDocument
}

/** Interest was billed for what was late. */
export function interestBilledMail(
  { serial, requestId, document }: ToldOrder,
  bill: { id: string; amountMinor: number; currency: string; through: string },
): Promise<Mail> {
  const to = documentBuyer(document)
  const t = letterWords(to)
  const format = letterFormat(to)
  const amount = format.money(bill.amountMinor, bill.currency)
  const heading = t('interestBilled.heading', { number: formatOrderNumber(serial), amount })
  return mailOf({
    template: 'interest-billed',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t('interestBilled.text', {
        name: document.buyer.contactName,
        amount,
        percent: format.decimal(document.lateInterestPercent ?? ''),
        day: format.day(bill.through),
      }),
    ],
    facts: [],
    button: { label: t('dayMoved.button'), url: linkUrl(linkToken(requestId)) },
    dedupeKey: `interest-billed:${bill.id}`,
  })
}

/** An order was called off. Amounts in minor units of `currency`. */
export function orderCancelledMail(
  { serial, requestId, document }: ToldOrder,
  cancelled: CancelShares & {
    id: string
    cancelledBy: CancelledBy
    reason: string
    currency: string
    paidMinor: number
  },
): Promise<Mail> {
  const to = documentBuyer(document)
  const t = letterWords(to)
  const format = letterFormat(to)
  const money = (amountMinor: number) => format.money(amountMinor, cancelled.currency)
  const heading = t('orderCancelled.heading', { number: formatOrderNumber(serial) })
  return mailOf({
    template: 'order-cancelled',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t('orderCancelled.text', {
        name: document.buyer.contactName,
        side: cancelled.cancelledBy,
      }),
      cancelled.reason,
      t('orderCancelled.back', {
        back: cancelled.dueBackMinor > 0 ? 'yes' : 'no',
        amount: money(cancelled.dueBackMinor),
      }),
    ],
    facts: [
      { label: t('orderCancelled.paid'), value: money(cancelled.paidMinor) },
      { label: t('orderCancelled.kept'), value: money(cancelled.keptMinor) },
      { label: t('orderCancelled.dueBack'), value: money(cancelled.dueBackMinor) },
    ],
    button: { label: t('dayMoved.button'), url: linkUrl(linkToken(requestId)) },
    dedupeKey: `order-cancelled:${cancelled.id}`,
  })
}
