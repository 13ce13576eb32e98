import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/**
 * Letters that can be ordered by somebody who hasn't proved to be the addressee, and how many of
 * each a mailbox gets per hour. Others are caused by what staff or the addressee do, and have no
 * cap.
 */
const LETTERS_PER_HOUR: Readonly<Record<string, number>> = {
  verify: 5,
  reset: 5,
  'account-exists': 3,
  'link-again': 5,
  'request-received': 60,
}

/** Letters that a person waits for before they can go on. */
export const ACCOUNT_LETTERS = ['verify', 'reset', 'account-exists', 'link-again']
/** How many of them together a mailbox gets per hour. */
const ACCOUNT_LETTERS_PER_HOUR = 8

/** The mailbox behind an address: `Ana+shop@x.example` and `ana@x.example` are one. */
export function mailboxOf(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*(?=@)/, '')
}

/**
 * Whether a mailbox may still get a letter of this kind. Orders for one mailbox wait for one
 * another until their transaction ends, so that many at once don't all find the last place free.
 */
export async function admit(
  tx: Prisma.TransactionClient,
  template: string,
  mailbox: string,
): Promise<boolean> {
  const cap = LETTERS_PER_HOUR[template]
  if (cap === undefined) return true
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mailbox ${mailbox}`}, 0))`
  const had = await tx.mailMessage.groupBy({
    by: ['template'],
    where: {
      mailbox,
      template: { in: Object.keys(LETTERS_PER_HOUR) },
      createdAt: { gt: new Date(Date.now() - 3_600_000) },
    },
    _count: true,
  })
  const countOf = (name: string) => had.find((row) => row.template === name)?._count ?? 0
  if (countOf(template) >= cap) return false
  const account = ACCOUNT_LETTERS.reduce((sum, name) => sum + countOf(name), 0)
  return !ACCOUNT_LETTERS.includes(template) || account < ACCOUNT_LETTERS_PER_HOUR
}
