import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'
import type { MoveCause } from '../rules/goods-life'

/** The letters to a buyer about their goods. */

interface ToldOrder {
  serial: number
  requestId: string
  document: QuoteDocument
}

const buyerOf = ({ buyer, language }: QuoteDocument) =>
  ({
    kind: 'buyer',
    email: buyer.contactEmail,
    locale: localeOf(language),
  }) satisfies Recipient

/** A day moved: old, new and why. */
export function dayMovedMail(
  { serial, requestId, document }: ToldOrder,
  move: {
    id: string
    title: string
    from: string
    to: string
    cause: MoveCause
    note: string
  },
): Promise<Mail> {
  const to = buyerOf(document)
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatOrderNumber(serial)
  const heading = t('dayMoved.heading', { number, day: format.day(move.to) })
  return mailOf({
    template: 'day-moved',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t('dayMoved.text', { name: document.buyer.contactName, title: move.title }),
      ...(move.note ? [move.note] : []),
    ],
    facts: [
      { label: t('dayMoved.from'), value: format.day(move.from) },
      { label: t('dayMoved.to'), value: format.day(move.to) },
      { label: t('dayMoved.cause'), value: t(`dayMoved.causes.${move.cause}`) },
    ],
    button: { label: t('dayMoved.button'), url: linkUrl(linkToken(requestId)) },
    dedupeKey: `day-moved:${move.id}`,
  })
}

/** Goods left the house. */
export function goodsSentMail(
  { serial, requestId, document }: ToldOrder,
  shipment: {
    /** of its form */
    key: string
    pieces: number
    carrier: string
    tracking: string
    dueOn: string | null
  },
): Promise<Mail> {
  const to = buyerOf(document)
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatOrderNumber(serial)
  const heading = t('goodsSent.heading', { number, pieces: shipment.pieces })
  return mailOf({
    template: 'goods-sent',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t('goodsSent.text', {
        name: document.buyer.contactName,
        pieces: shipment.pieces,
        carrier: shipment.carrier,
      }),
    ],
    facts: [
      ...(shipment.tracking ? [{ label: t('goodsSent.tracking'), value: shipment.tracking }] : []),
      ...(shipment.dueOn ? [{ label: t('goodsSent.due'), value: format.day(shipment.dueOn) }] : []),
    ],
    button: { label: t('dayMoved.button'), url: linkUrl(linkToken(requestId)) },
    dedupeKey: `goods-sent:${shipment.key}`,
  })
}
