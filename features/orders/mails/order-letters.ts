import 'server-only'
import { letterFormat, letterWords, mailOf, type Letter } from '@/emails/letter'
import { companyReaders } from '@/features/accounts/queries/company-readers'
import { tradeRecipient } from '@/features/accounts/mails/trade-recipient'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import type { QuoteDocument } from '@/features/quotes/schema'
import type { Prisma } from '@/platform/db/generated/client'
import type { CompanyLetter } from '@/platform/db/generated/enums'
import type { Format } from '@/platform/format'
import type { Mail } from '@/platform/mail'
import { formatOrderNumber } from '@/platform/numbers'

/** An order as its letters tell of it. */
export interface ToldOrder {
  serial: number
  requestId: string
  companyId: string
  document: QuoteDocument
}

/** What a letter about an order is written with, for one who gets it. */
export interface OrderFrame {
  t: ReturnType<typeof letterWords>
  format: Format
  /** of the order */
  number: string
  /** who is written to */
  name: string
}

type OrderLetter = Omit<Letter, 'to' | 'button' | 'preview'>

/**
 * The letters that tell of one thing about an order: to its contact, by the secret link, and to who of the company gets
 * letters of a subject, by the page's address.
 * @param database the transaction that they are written in, where one is open
 * @param about what it is of: who gets letters of any of these has it
 * @param write what it says, in the words of the document's language or of the colleague's own; its key is made one
 *   for each who gets it
 */
export async function orderMails(
  database: Prisma.TransactionClient,
  order: ToldOrder,
  about: readonly CompanyLetter[],
  write: (frame: OrderFrame) => OrderLetter,
): Promise<Mail[]> {
  const { buyer } = order.document
  const readers = await companyReaders(database, {
    companyId: order.companyId,
    letters: about,
    contact: buyer.contactEmail,
  })
  return Promise.all(
    [undefined, ...readers].map((reader) => mailOf(letterTo(order, reader, write), database)),
  )
}

function letterTo(
  { serial, requestId, document: { buyer, language } }: ToldOrder,
  reader: LetterReader | undefined,
  write: (frame: OrderFrame) => OrderLetter,
): Letter {
  const number = formatOrderNumber(serial)
  const { to, url } = tradeRecipient(
    { requestId, contact: buyer.contactEmail, language, page: `/orders/${number}` },
    reader,
  )
  const t = letterWords(to)
  const { dedupeKey, ...letter } = write({
    t,
    format: letterFormat(to),
    number,
    name: reader?.name ?? buyer.contactName,
  })
  return {
    ...letter,
    to,
    preview: letter.heading,
    button: { label: t('orderLetter.button'), url },
    dedupeKey: reader ? `${dedupeKey}:${reader.email}` : dedupeKey,
  }
}
