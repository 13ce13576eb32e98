import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import type { CompanyLetter } from '@/platform/db/generated/enums'
import type { LetterReader } from '../rules/company-letters'

/**
 * Members of a company who get its letters on some subjects besides the requester, as its owner has set. Former members
 * get none. The caller authorizes.
 * @param contact address that already gets the letter
 */
export async function companyReaders(
  database: Pick<Prisma.TransactionClient, 'companyMember'> = db,
  {
    companyId,
    letters,
    contact,
  }: { companyId: string; letters: readonly CompanyLetter[]; contact: string },
): Promise<LetterReader[]> {
  const members = await database.companyMember.findMany({
    where: {
      companyId,
      leftAt: null,
      letters: { hasSome: [...letters] },
      user: { emailVerified: true },
    },
    select: { user: { select: { name: true, email: true, locale: true } } },
    orderBy: { joinedAt: 'asc' },
  })
  return members
    .map(({ user }) => user)
    .filter(({ email }) => email.toLowerCase() !== contact.toLowerCase())
}
