import 'server-only'
import { notify } from '@/features/notifications/commands/notify'
import type { Prisma } from '@/platform/db/generated/client'
import { formatQuoteNumber } from '@/platform/numbers'

/**
 * Notifies the seller of a quote of what its buyer did, or hasn't done: the assignee of the
 * request, else whoever sent the quote, else all of sales.
 */
export function notifySeller(
  tx: Prisma.TransactionClient,
  {
    kind,
    cause,
    quoteSerial,
    request,
    sentById,
    more = {},
  }: {
    kind: 'quote-accepted' | 'quote-anew' | 'quote-declined' | 'quote-countered' | 'quote-quiet'
    cause: string
    quoteSerial: number
    request: { companyName: string; assignedToId: string | null }
    sentById: string | null
    /** further values that the kind's words name */
    more?: Readonly<Record<string, string>>
  },
): Promise<void> {
  const number = formatQuoteNumber(quoteSerial)
  const answers = request.assignedToId ?? sentById
  return notify(tx, {
    kind,
    cause,
    values: { company: request.companyName, number, ...more },
    path: `/staff/quotes/${number}`,
    to: answers === null ? { permission: 'quote.send' } : { people: [answers] },
  })
}
