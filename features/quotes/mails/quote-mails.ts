import 'server-only'
import { mailOf, type Letter } from '@/emails/letter'
import { companyReaders } from '@/features/accounts/queries/company-readers'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import type { Prisma } from '@/platform/db/generated/client'
import type { Mail } from '@/platform/mail'
import type { QuoteDocument } from '../schema'

/**
 * The letters that tell of one thing about a quote: to its contact, and to who of the company gets those of quotes.
 * @param database the transaction that they are written in, where one is open
 * @param write what it says, to a colleague of the contact where one is given
 */
export async function quoteMails(
  database: Prisma.TransactionClient,
  { companyId, document }: { companyId: string; document: QuoteDocument },
  write: (reader: LetterReader | undefined) => Letter,
): Promise<Mail[]> {
  const readers = await companyReaders(database, {
    companyId,
    letters: ['QUOTES'],
    contact: document.buyer.contactEmail,
  })
  return Promise.all([undefined, ...readers].map((reader) => mailOf(write(reader), database)))
}
