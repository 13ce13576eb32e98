import 'server-only'
import { authorize } from '@/features/accounts/permissions'
import type { Viewer } from '@/features/accounts/viewer'
import { db } from '@/platform/db/client'
import { toUsd } from '@/features/pricing/rules'
import type { CompiledRuleSet } from '@/features/tariffs/engine/compile'
import { composeQuote } from './compose'
import { assessQuoteDuty } from './duty'
import { rateOf } from './exchange'
import { quoteDocumentSchema } from './schema'

export interface QuoteImpact {
  serial: number
  companyName: string
  currency: string
  bornBy: 'seller' | 'buyer'
  beforeMinor: number
  afterMinor: number
}

export interface TariffImpact {
  asOf: string
  openQuotes: number
  /** quotes whose duty moves, the largest move first */
  moved: QuoteImpact[]
  /** what the seller would bear more of open DDP quotes, US cents */
  exposureUsdMinor: number
}

/**
 * Which open quotes a change of the US rules would move, and by how much, for entries on a day.
 * @param before @param after rule sets to compare
 */
export async function tariffImpact(viewer: Viewer, before: CompiledRuleSet, after: CompiledRuleSet, asOf: string): Promise<TariffImpact> {
  authorize(viewer, 'tariff.edit')
  const open = await db.quoteRevision.findMany({ where: { state: { in: ['DRAFT', 'SENT'] } }, include: { quote: { select: { serial: true } } }, orderBy: { id: 'desc' }, take: 2_000 })
  const moved: QuoteImpact[] = []
  let exposureUsdMinor = 0
  for (const { quote, document: stored } of open) {
    const document = quoteDocumentSchema.parse(stored)
    if (document.draft.destination !== 'US') continue
    const under = (rules: CompiledRuleSet) => composeQuote(document.draft, document, assessQuoteDuty(document.draft, document.exchangeRate, asOf, rules)).duty.totalMinor
    const [beforeMinor, afterMinor] = [under(before), under(after)]
    if (beforeMinor === afterMinor) continue
    moved.push({ serial: quote.serial, companyName: document.buyer.companyName, currency: document.draft.currency, bornBy: document.duty.bornBy, beforeMinor, afterMinor })
    if (document.duty.bornBy === 'seller') exposureUsdMinor += toUsd(afterMinor, rateOf(document.exchangeRate)) - toUsd(beforeMinor, rateOf(document.exchangeRate))
  }
  return { asOf, openQuotes: open.length, moved: moved.sort((a, b) => Math.abs(b.afterMinor - b.beforeMinor) - Math.abs(a.afterMinor - a.beforeMinor)), exposureUsdMinor }
}
