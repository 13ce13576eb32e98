import { route } from '@/features/accounts/route'
import { listQuotes } from '@/features/quotes/api/quotes'
import { quotesAnswerOf } from '@/features/quotes/queries/quotes-answer'

/** The quotes of the company that owns the key, the newest first. */
export const GET = route(listQuotes, async ({ actor, query }) =>
  quotesAnswerOf(await actor(), query, new Date()),
)
