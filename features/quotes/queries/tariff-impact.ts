import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import type { Actor } from '@/features/accounts/rules/actor'
import { toUsd } from '@/features/pricing/rules/list-price'
import type { CompiledRuleSet } from '@/features/tariffs/engine/compile'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { dutyUnder } from '../rules/duty'
import { eachRevision } from './each-revision'
import { rateOf } from '@/features/company/rules/exchange'
import { quoteDocumentSchema, type Duty, type QuoteDocument } from '../schema'

export interface QuoteImpact {
  serial: number
  companyName: string
  currency: string
  bornBy: 'seller' | 'buyer'
  /** the buyer is told when it is published: sent, still open, and theirs to pay */
  told: boolean
  beforeMinor: number
  afterMinor: number
}

export interface TariffImpact {
  asOf: string
  openQuotes: number
  /** quotes whose duty moves, the largest move first */
  moved: QuoteImpact[]
  /** what the seller would bear more of open DDP quotes if no terms passed it on, US cents */
  exposureUsdMinor: number
}

/**
 * Which open quotes a change of the US rules would move, and by how much, for entries on a day.
 * @param after the rules of the United States as they would be
 */
export async function tariffImpact(
  actor: Actor,
  rules: RulesInForce,
  after: CompiledRuleSet,
  asOf: string,
  now = new Date(),
): Promise<TariffImpact> {
  authorize(actor, 'tariff.read')
  const { openQuotes, moved } = await movedQuotes(
    rules,
    { before: rules.compiledFor('US'), after },
    asOf,
    now,
  )
  const usd = ({ after: is, before: was, document }: MovedQuote) =>
    toUsd(is.totalMinor, rateOf(document.exchangeRate, document.draft.currency)) -
    toUsd(was.totalMinor, rateOf(document.exchangeRate, document.draft.currency))
  return {
    asOf,
    openQuotes,
    moved: moved.map(({ document, before: was, after: is, told }) => ({
      serial: document.quoteSerial,
      companyName: document.buyer.companyName,
      currency: document.draft.currency,
      bornBy: document.duty.bornBy,
      told,
      beforeMinor: was.totalMinor,
      afterMinor: is.totalMinor,
    })),
    exposureUsdMinor: moved.reduce(
      (sum, quote) => sum + (quote.document.duty.bornBy === 'seller' ? usd(quote) : 0),
      0,
    ),
  }
}

export interface MovedQuote {
  revisionId: string
  requestId: string
  document: QuoteDocument
  told: boolean
  before: Duty
  after: Duty
}

/**
 * Open quotes to the US whose duty two rule sets put differently, the largest move first. Read in
 * pages: each document is tens of kilobytes.
 */
export async function movedQuotes(
  rules: RulesInForce,
  compared: { before: CompiledRuleSet; after: CompiledRuleSet },
  asOf: string,
  now: Date,
): Promise<{ openQuotes: number; moved: MovedQuote[] }> {
  const moved: MovedQuote[] = []
  let openQuotes = 0
  for await (const {
    id,
    quote: { requestId },
    document: stored,
    state,
  } of eachRevision({
    OR: [{ state: 'DRAFT' }, { state: 'SENT', validUntil: { gt: now } }],
  })) {
    openQuotes++
    const document = quoteDocumentSchema.parse(stored)
    if (document.draft.destination !== 'US') continue
    const [before, after] = [
      dutyUnder(document, asOf, rules, compared.before),
      dutyUnder(document, asOf, rules, compared.after),
    ]
    if (before.totalMinor !== after.totalMinor)
      moved.push({
        revisionId: id,
        requestId,
        document,
        told: state === 'SENT' && document.draft.tariffTerms?.kind !== 'locked',
        before,
        after,
      })
  }
  const size = ({ before, after }: MovedQuote) => Math.abs(after.totalMinor - before.totalMinor)
  return { openQuotes, moved: moved.sort((a, b) => size(b) - size(a)) }
}
