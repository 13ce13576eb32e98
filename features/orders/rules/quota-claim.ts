import type { QuoteDocument } from '@/features/quotes/schema'
import { quotaDemand, type QuotaDemand } from '@/features/tariffs/rules/quota-ledger'
import { formatQuoteNumber } from '@/platform/numbers'

/** Goods that haven't entered this long after production no longer hold what was reserved for them. */
const TRANSIT_DAYS = 60

/** What an order asks of quotas, by order number, and how it reserves it. */
export interface QuotaClaim {
  demands: ReadonlyMap<string, QuotaDemand>
  /** whose period it draws from: the day by which it was rated */
  day: string
  entryDay: string
  quoteId: string
  note: string
  /** the name that the quota's book shows */
  by: string
  expiresAt: Date
}

/** What the duty of an order counts on. Pure. */
export function quotaClaim(
  { duty, production, leadTimeDays }: QuoteDocument,
  quote: { quoteId: string; serial: number },
  by: string,
  now: Date,
): QuotaClaim {
  const days = (production?.calendarDays ?? leadTimeDays) + TRANSIT_DAYS
  return {
    demands: quotaDemand(duty.lines.flatMap(({ splits = [] }) => splits)),
    day: duty.asOf,
    entryDay: duty.entryDay ?? duty.asOf,
    quoteId: quote.quoteId,
    note: formatQuoteNumber(quote.serial),
    by,
    expiresAt: new Date(now.getTime() + days * 86_400_000),
  }
}
