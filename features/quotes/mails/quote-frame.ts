import 'server-only'
import { letterFormat, letterWords, type Letter, type Recipient } from '@/emails/letter'
import { tradeRecipient } from '@/features/accounts/mails/trade-recipient'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import { replyAddress } from '@/features/threads/rules/reply-address'
import type { Format } from '@/platform/format'
import { formatQuoteNumber } from '@/platform/numbers'
import { isChoosable } from '../rules/choices'
import type { QuoteDocument } from '../schema'

type Fact = NonNullable<Letter['facts']>[number]

/** What every letter about a quote to its buyer has, with the tools of its words. */
export interface QuoteFrame {
  t: ReturnType<typeof letterWords>
  format: Format
  money: (amountMinor: number) => string
  number: string
  /** facts stated by more than one letter */
  facts: { total: Fact; contact: Fact }
  /**
   * to its buyer in the quote's language, to a colleague in theirs; answers arrive in the quote's
   * thread
   */
  frame: Pick<Letter, 'replyTo' | 'topic'> & {
    to: Exclude<Recipient, { kind: 'staff' }>
    /** opens the quote */
    url: string
  }
}

/** Makes a letter's key unique for a colleague. */
export const forReader = (reader: LetterReader | undefined): string =>
  reader ? `:${reader.email}` : ''

/**
 * The shared frame of letters about a quote to its buyer.
 * @param document whose total the letter states
 * @param reader a colleague of its contact who gets it too: with the page's address, never with the
 *   secret link
 */
export function quoteFrame(
  document: QuoteDocument,
  requestId: string,
  reader?: LetterReader,
): QuoteFrame {
  const { buyer, contact, draft } = document
  const number = formatQuoteNumber(document.quoteSerial)
  const { to, url } = tradeRecipient(
    {
      requestId,
      contact: buyer.contactEmail,
      language: document.language,
      page: `/quotes/${number}`,
    },
    reader,
  )
  const t = letterWords(to)
  const format = letterFormat(to)
  const money = (amountMinor: number): string => format.money(amountMinor, draft.currency)
  return {
    t,
    format,
    money,
    number,
    facts: {
      total: {
        label: t(isChoosable(draft) ? 'quoteSent.totalFirst' : 'quoteSent.total'),
        value: money(document.totalMinor),
      },
      contact: { label: t('quoteSent.contact'), value: `${contact.name}, ${contact.email}` },
    },
    frame: {
      to,
      url,
      replyTo: replyAddress(requestId, { email: to.email, audience: 'SHARED' }) ?? contact.email,
      topic: `thread.${requestId}`,
    },
  }
}
