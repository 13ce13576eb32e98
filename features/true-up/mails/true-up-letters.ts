import 'server-only'
import { letterFormat, letterWords, mailOf } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import { documentBuyer } from '@/features/quotes/mails/document-buyer'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'

/** The letters to a buyer about the duty of their goods. */

interface ToldOrder {
  serial: number
  requestId: string
  document: QuoteDocument
}

/** The duty of a shipment is final. Amounts in minor units of `currency`. */
export function trueUpMail(
  { serial, requestId, document }: ToldOrder,
  entry: {
    id: string
    shipment: number
    entryNumber: string
    enteredOn: string
    currency: string
    signedMinor: number
    actualMinor: number
    settledMinor: number
  },
): Promise<Mail> {
  const to = documentBuyer(document)
  const t = letterWords(to)
  const format = letterFormat(to)
  const money = (amountMinor: number) => format.money(amountMinor, entry.currency)
  const differenceMinor = entry.settledMinor - entry.signedMinor
  const way = differenceMinor > 0 ? 'billed' : differenceMinor < 0 ? 'credited' : 'same'
  const difference = money(Math.abs(differenceMinor))
  const heading = t('trueUp.heading', {
    number: formatOrderNumber(serial),
    shipment: entry.shipment,
  })
  return mailOf({
    template: 'true-up',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t(`trueUp.${way}`, {
        name: document.buyer.contactName,
        entry: entry.entryNumber,
        day: format.day(entry.enteredOn),
        difference,
      }),
    ],
    facts: [
      { label: t('trueUp.signed'), value: money(entry.signedMinor) },
      { label: t('trueUp.actual'), value: money(entry.actualMinor) },
      { label: t('trueUp.settled'), value: money(entry.settledMinor) },
      { label: t('trueUp.difference', { way }), value: difference },
    ],
    button: { label: t('dayMoved.button'), url: linkUrl(linkToken(requestId)) },
    dedupeKey: `true-up:${entry.id}`,
  })
}

/** Customs gave duty back. Amounts in minor units of `currency`; `movedMinor` is credited, or billed. */
export function dutyRefundMail(
  { serial, requestId, document }: ToldOrder,
  refund: {
    id: string
    way: 'credited' | 'billed'
    shipment: number
    entryNumber: string
    reference: string
    currency: string
    amountMinor: number
    buyerMinor: number
    movedMinor: number
  },
): Promise<Mail> {
  const to = documentBuyer(document)
  const t = letterWords(to)
  const format = letterFormat(to)
  const money = (amountMinor: number) => format.money(amountMinor, refund.currency)
  const heading = t('dutyRefund.heading', {
    number: formatOrderNumber(serial),
    amount: money(refund.buyerMinor),
  })
  return mailOf({
    template: 'duty-refund',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t(refund.way === 'credited' ? 'dutyRefund.text' : 'dutyRefund.billed', {
        name: document.buyer.contactName,
        entry: refund.entryNumber,
        shipment: refund.shipment,
        reference: refund.reference,
        amount: money(refund.movedMinor),
      }),
    ],
    facts: [
      { label: t('dutyRefund.refund'), value: money(refund.amountMinor) },
      { label: t('dutyRefund.buyer'), value: money(refund.buyerMinor) },
      { label: t('dutyRefund.house'), value: money(refund.amountMinor - refund.buyerMinor) },
    ],
    button: { label: t('dayMoved.button'), url: linkUrl(linkToken(requestId)) },
    dedupeKey: `duty-refund:${refund.id}`,
  })
}
