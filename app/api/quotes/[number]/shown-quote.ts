import { z } from 'zod'
import type { Actor } from '@/features/accounts/rules/actor'
import { getQuote } from '@/features/quotes/queries/quotes'
import { pickedDocument, readPick } from '@/features/quotes/rules/choices'
import { NotFoundError } from '@/platform/errors'
import { parseQuoteNumber } from '@/platform/numbers'

/** Which revision, and by which pick. Invalid values fall back to the newest: links are typed by hand. */
export const SHOWN_QUERY = {
  revision: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .optional()
    .catch(undefined),
  pick: z.string().max(1000).optional().catch(undefined),
}

/** The quote in an address: as it was offered, and by the pick. @throws NotFoundError */
export async function shownQuote(
  actor: Actor,
  number: string,
  query: { revision?: string | undefined; pick?: string | undefined },
) {
  const serial = parseQuoteNumber(number)
  if (serial === null) throw new NotFoundError()
  const quote = await getQuote(
    actor,
    serial,
    query.revision === undefined ? undefined : Number(query.revision),
  )
  const offered = quote.revision.document
  const { picks } = readPick(offered.draft, query.pick)
  return { quote, offered, picks, document: pickedDocument(offered, picks) }
}
