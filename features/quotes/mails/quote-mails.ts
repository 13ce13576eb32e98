import 'server-only'
import { mailOf, type Letter } from '@/emails/letter'
import { companyReaders } from '@/features/accounts/queries/company-readers'
import type { LetterReader } from '@/features/accounts/rules/company-letters'
import type { Prisma } from '@/platform/db/generated/client'
import type { Mail } from '@/platform/mail'
import type { QuoteDocument } from '../schema'

/**
 * Writes the letters about one event of a quote: to its contact, and to colleagues who get those of
 * quotes.
 * @param database the open transaction, if there is one
 * @param write writes the letter, to a colleague of the contact if one is given
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
