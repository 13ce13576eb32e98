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

/** What letters about an order say of it. */
export interface ToldOrder {
  serial: number
  requestId: string
  companyId: string
  document: QuoteDocument
}

/** What a letter about an order is written with, for one recipient. */
export interface OrderFrame {
  t: ReturnType<typeof letterWords>
  format: Format
  /** of the order */
  number: string
  /** name of the recipient */
  name: string
}

type OrderLetter = Omit<Letter, 'to' | 'button' | 'preview'>

/**
 * Writes the letters about one event of an order: to its contact, with the secret link, and to the
 * company's members who get letters on a subject, with the page's address.
 * @param database the open transaction, if there is one
 * @param about subjects of the letter: members who get letters on any of them receive it
 * @param write writes the letter, in the language of the document or of the colleague; its key is
 *   made unique for each recipient
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
