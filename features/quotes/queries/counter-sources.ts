import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { db } from '@/platform/db/client'
import { houseTerms } from '@/features/company/queries/house-terms'
import type { TradeSource } from '../rules/counter'
import { counterArticles } from './counter-articles'
import type { QuoteView } from './quotes'

export interface CounterSources {
  /** by the id of the line; lines that aren't of the catalog are left out */
  lines: Record<string, Pick<TradeSource, 'siblings' | 'options'>>
  /** additional working days for a lower price; null where the house offers none */
  moreDays: number | null
}

/** What a buyer can choose from when they ask for changes to a quote. */
export async function counterSources(
  actor: Actor,
  quote: Pick<QuoteView, 'companyId' | 'requestId' | 'revision'>,
  now = new Date(),
): Promise<CounterSources> {
  authorize(actor, 'quote.counter', quote)
  const { document } = quote.revision
  const [{ sourceOf }, { quoting }] = await Promise.all([
    counterArticles(db, document, quote.companyId, now),
    houseTerms(),
  ])
  return {
    lines: Object.fromEntries(
      document.draft.lines.flatMap((line) => {
        const source = sourceOf(line)
        return source
          ? [[line.id, { siblings: source.siblings, options: source.options }] as const]
          : []
      }),
    ),
    moreDays: quoting.longerLeadPercent === null ? null : quoting.longerLeadDays,
  }
}
