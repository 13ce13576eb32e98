import { z } from 'zod'
import { operation } from '@/platform/api/operation'
import { pageAnswer, pageQuery } from '@/platform/api/page'
import { BUYER_STATUSES } from '../rules/life'
import { SUM_CODES } from '../rules/quote-sums'

/** A company's quotes, for its own programs with an API key. Money is minor units of `currency`. */

export const minor = (description?: string) =>
  z.int().meta({ description: description ?? 'minor units of `currency`' })

const quoteHead = {
  number: z.string().meta({ examples: ['Q-00042'] }),
  request: z.string().meta({ description: 'that it answers', examples: ['RFQ-00042'] }),
  revision: z.int().meta({ description: 'the newest that was sent' }),
  status: z.enum(BUYER_STATUSES).meta({ description: '`open`: it can be signed' }),
  currency: z.string().meta({ description: 'ISO 4217' }),
  totalMinor: minor('what it comes to; of a signed quote, its order'),
  depositMinor: minor('of it, due with the signature'),
  sentAt: z.iso.datetime(),
  validUntil: z.iso.datetime().meta({ description: 'it can be signed before' }),
  order: z.string().nullable().meta({ description: 'its order, once it is signed' }),
}

export const quoteLine = z.object({
  id: z.uuid(),
  kind: z.enum(['catalog', 'custom', 'charge']),
  sku: z.string().nullable(),
  title: z.string(),
  quantity: z.int(),
  unitPriceMinor: minor('of a piece, with its options'),
  setupFeeMinor: minor('once: tooling, plates and artwork'),
  totalMinor: minor('of the line'),
})

const quoteEntry = z.object(quoteHead)
export const quotesAnswer = z.object({ quotes: z.array(quoteEntry), ...pageAnswer })
export type QuotesAnswer = z.infer<typeof quotesAnswer>

export const quoteAnswer = quoteEntry.extend({
  choosable: z
    .boolean()
    .meta({ description: 'its page offers other ways to buy it; figures are those of the first' }),
  incoterm: z.string(),
  namedPlace: z.string(),
  destination: z.string().meta({ description: 'ISO 3166-1 alpha-2' }),
  lines: z.array(quoteLine),
  sums: z
    .array(z.object({ code: z.enum(SUM_CODES), amountMinor: minor() }))
    .meta({ description: 'from the goods to the total, which is the last; `surcharge` is duty' }),
  payments: z
    .array(
      z.object({
        kind: z.enum(['deposit', 'fee', 'milestone', 'balance']),
        gate: z.string().nullable().meta({ description: 'what it is due with' }),
        amountMinor: minor(),
      }),
    )
    .meta({ description: 'its parts, which sum to the total' }),
  leadTimeDays: z.int().meta({ description: 'working days of the factory' }),
  documentHash: z.string().nullable().meta({ description: 'SHA-256 of what is signed' }),
})
export type QuoteAnswer = z.infer<typeof quoteAnswer>

const BY_KEY = {
  method: 'GET',
  audience: 'public',
  scope: 'quotes:read',
  rate: { limit: 'apiKey' },
  cache: 'private, no-store',
} as const

export const listQuotes = operation({
  ...BY_KEY,
  id: 'listQuotes',
  path: '/api/v1/quotes',
  query: pageQuery,
  answer: quotesAnswer,
})

export const readQuote = operation({
  ...BY_KEY,
  id: 'readQuote',
  path: '/api/v1/quotes/{number}',
  params: z.object({ number: z.string().max(20) }),
  answer: quoteAnswer,
})
