import { route } from '@/features/accounts/route'
import { readQuote } from '@/features/quotes/api/quotes'
import { quoteAnswerOf } from '@/features/quotes/queries/quotes-answer'
import { parseQuoteNumber } from '@/platform/numbers'

/** One quote of the company that owns the key. */
export const GET = route(readQuote, async ({ actor, params }) =>
  quoteAnswerOf(await actor(), parseQuoteNumber(params.number) ?? 0),
)
