import 'server-only'
import { authorize } from '@/features/accounts/permissions'
import type { Viewer } from '@/features/accounts/viewer'
import { toUsd } from '@/features/pricing/rules'
import type { CompiledRuleSet } from '@/features/tariffs/engine/compile'
import { db } from '@/platform/db/client'
import { dutyUnder } from './duty'
import { rateOf } from './exchange'
import { quoteDocumentSchema, type Duty, type QuoteDocument } from './schema'

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
 * @param before @param after rule sets to compare
 */
export async function tariffImpact(viewer: Viewer, before: CompiledRuleSet, after: CompiledRuleSet, asOf: string, now = new Date()): Promise<TariffImpact> {
  authorize(viewer, 'tariff.edit')
  const { openQuotes, moved } = await movedQuotes(before, after, asOf, now)
  const usd = ({ afterMinor, beforeMinor, document }: MovedQuote) => toUsd(afterMinor, rateOf(document.exchangeRate)) - toUsd(beforeMinor, rateOf(document.exchangeRate))
  return {
    asOf,
    openQuotes,
    moved: moved.map(({ document, beforeMinor, afterMinor, told }) => ({
      serial: document.quoteSerial, companyName: document.buyer.companyName, currency: document.draft.currency, bornBy: document.duty.bornBy, told, beforeMinor, afterMinor,
    })),
    exposureUsdMinor: moved.reduce((sum, quote) => sum + (quote.document.duty.bornBy === 'seller' ? usd(quote) : 0), 0),
  }
}

export interface MovedQuote {
  revisionId: string
  requestId: string
  document: QuoteDocument
  told: boolean
  beforeMinor: number
  afterMinor: number
  before: Duty
  after: Duty
}

/** Open quotes to the US whose duty two rule sets put differently, the largest move first; at most 2,000 are looked at. */
export async function movedQuotes(rulesBefore: CompiledRuleSet, rulesAfter: CompiledRuleSet, asOf: string, now: Date): Promise<{ openQuotes: number; moved: MovedQuote[] }> {
  const open = await db.quoteRevision.findMany({ where: { state: { in: ['DRAFT', 'SENT'] } }, include: { quote: { select: { requestId: true } } }, orderBy: { id: 'desc' }, take: 2_000 })
  const moved = open.flatMap(({ id, quote: { requestId }, document: stored, state, validUntil }): MovedQuote[] => {
    const document = quoteDocumentSchema.parse(stored)
    if (document.draft.destination !== 'US') return []
    const [before, after] = [dutyUnder(document, asOf, rulesBefore), dutyUnder(document, asOf, rulesAfter)]
    if (before.totalMinor === after.totalMinor) return []
    const told = state === 'SENT' && validUntil > now && document.draft.tariffTerms?.kind !== 'locked'
    return [{ revisionId: id, requestId, document, told, beforeMinor: before.totalMinor, afterMinor: after.totalMinor, before, after }]
  })
  return { openQuotes: open.length, moved: moved.sort((a, b) => Math.abs(b.afterMinor - b.beforeMinor) - Math.abs(a.afterMinor - a.beforeMinor)) }
}
