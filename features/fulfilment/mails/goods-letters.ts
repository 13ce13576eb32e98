import 'server-only'
import { letterFormat, letterWords, mailOf, type Recipient } from '@/emails/letter'
import { companyReaders } from '@/features/accounts/queries/company-readers'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import { linkToken, linkUrl } from '@/features/accounts/rules/links'
import type { QuoteDocument } from '@/features/quotes/schema'
import { localeOf } from '@/i18n/routing'
import { env } from '@/platform/env'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'
import type { MoveCause } from '../rules/goods-life'

/** The letters to a buyer about their goods. */

interface ToldOrder {
  serial: number
  requestId: string
  document: QuoteDocument
}

/** To whom: the order's contact, by the secret link, or a colleague of theirs, by the page's address. */
function addressed(
  { serial, requestId, document: { buyer, language } }: ToldOrder,
  reader: LetterReader | undefined,
) {
  const to = {
    kind: 'buyer',
    email: reader?.email ?? buyer.contactEmail,
    locale: localeOf(language),
  } satisfies Recipient
  return {
    to,
    name: reader?.name ?? buyer.contactName,
    url: reader
      ? new URL(`/orders/${formatOrderNumber(serial)}`, env().APP_URL).href
      : linkUrl(linkToken(requestId)),
    key: reader ? `:${reader.email}` : '',
  }
}

/**
 * A letter about an order, to its contact and to who of the company gets those of orders.
 * @param write sets it, for a colleague where one is given
 */
export async function toBuyers(
  database: Parameters<typeof companyReaders>[0],
  { companyId, document }: { companyId: string; document: QuoteDocument },
  write: (reader?: LetterReader) => Promise<Mail>,
): Promise<Mail[]> {
  const readers = await companyReaders(database, {
    companyId,
    letter: 'ORDERS',
    contact: document.buyer.contactEmail,
  })
  return Promise.all([write(), ...readers.map((reader) => write(reader))])
}

/** A day moved: old, new and why. @param database the transaction that it is written in */
export function dayMovedMail(
  order: ToldOrder,
  move: {
    id: string
    title: string
    from: string
    to: string
    cause: MoveCause
    note: string
  },
  database: NonNullable<Parameters<typeof mailOf>[1]>,
  reader?: LetterReader,
): Promise<Mail> {
  const { to, name, url, key } = addressed(order, reader)
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatOrderNumber(order.serial)
  const heading = t('dayMoved.heading', { number, day: format.day(move.to) })
  return mailOf(
    {
      template: 'day-moved',
      to,
      subject: heading,
      preview: heading,
      heading,
      paragraphs: [
        t('dayMoved.text', { name, title: move.title }),
        ...(move.note ? [move.note] : []),
      ],
      facts: [
        { label: t('dayMoved.from'), value: format.day(move.from) },
        { label: t('dayMoved.to'), value: format.day(move.to) },
        { label: t('dayMoved.cause'), value: t(`dayMoved.causes.${move.cause}`) },
      ],
      button: { label: t('dayMoved.button'), url },
      dedupeKey: `day-moved:${move.id}${key}`,
    },
    database,
  )
}

/** Goods left the house. */
export function goodsSentMail(
  order: ToldOrder,
  shipment: {
    /** of its form */
    key: string
    pieces: number
    carrier: string
    tracking: string
    dueOn: string | null
  },
  reader?: LetterReader,
): Promise<Mail> {
  const { to, name, url, key } = addressed(order, reader)
  const t = letterWords(to)
  const format = letterFormat(to)
  const number = formatOrderNumber(order.serial)
  const heading = t('goodsSent.heading', { number, pieces: shipment.pieces })
  return mailOf({
    template: 'goods-sent',
    to,
    subject: heading,
    preview: heading,
    heading,
    paragraphs: [
      t('goodsSent.text', {
        name,
        pieces: shipment.pieces,
        carrier: shipment.carrier,
      }),
    ],
    facts: [
      ...(shipment.tracking ? [{ label: t('goodsSent.tracking'), value: shipment.tracking }] : []),
      ...(shipment.dueOn ? [{ label: t('goodsSent.due'), value: format.day(shipment.dueOn) }] : []),
    ],
    button: { label: t('dayMoved.button'), url },
    dedupeKey: `goods-sent:${shipment.key}${key}`,
  })
}
