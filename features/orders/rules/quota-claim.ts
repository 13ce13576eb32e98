import type { QuoteDocument } from '@/features/quotes/schema'
import { quotaDemand, type QuotaDemand } from '@/features/tariffs/rules/quota-ledger'
import { formatQuoteNumber } from '@/platform/numbers'

/** Goods that haven't entered this long after production give up their reservation. */
const TRANSIT_DAYS = 60

/** What an order reserves of quotas, by order number. */
export interface QuotaClaim {
  demands: ReadonlyMap<string, QuotaDemand>
  /** the day that its duty was calculated for: decides the quota period */
  day: string
  entryDay: string
  quoteId: string
  note: string
  /** the name shown in the quota's book */
  by: string
  expiresAt: Date
}

/** The quotas that the duty of an order counts on. Pure. */
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
