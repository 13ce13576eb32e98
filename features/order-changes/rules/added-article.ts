import type { DraftLine, QuoteDocument } from '@/features/quotes/schema'
import type { SendStop } from '@/features/quotes/rules/send-stops'
import { lineProblems, linesTogether } from '@/features/requests/rules/line-rules'
import type { Article, LineProblem } from '@/features/requests/rules/requested-lines'

/** Goods of the catalog that an amendment adds to an order. Pure. */

/**
 * What keeps an article from being added: that the catalog has or offers no such one, a minimum that isn't met, or the
 * multiple it is packed in. Pieces of its design that the order has already count with it.
 * @param standing lines of the order with the rest of the amendment
 */
export function articleProblems(
  { sku, quantity }: { sku: string; quantity: number },
  standing: readonly Pick<DraftLine, 'kind' | 'sku' | 'quantity' | 'sample'>[],
  articleFor: (sku: string) => Article | undefined,
): LineProblem[] {
  const added = { sku, quantity, optionCodes: [] }
  const lines = standing.flatMap((line) =>
    line.kind === 'catalog' && line.sku !== null && !line.sample
      ? [{ sku: line.sku, quantity: line.quantity, optionCodes: [] }]
      : [],
  )
  const together = linesTogether([...lines, added], articleFor)
  return lineProblems(added, articleFor(sku), together.at(-1) ?? null)
}

const DUTY_STOPS: readonly SendStop['code'][] = ['blocked', 'duty_unknown', 'no_hs_code']

/** Why goods that come to an order can't be sold on its terms: barred, or at a duty of ours that is unknown. */
export function addedStops(
  { draft: before }: Pick<QuoteDocument, 'draft'>,
  { draft: after }: Pick<QuoteDocument, 'draft'>,
  stops: readonly SendStop[],
): SendStop[] {
  const known = new Set(before.lines.map(({ id }) => id))
  return stops.filter(({ path, code }) => {
    const line = after.lines[Number(/^lines\.(\d+)\./.exec(path)?.[1] ?? -1)]
    const isNew = line !== undefined && line.kind !== 'charge' && !known.has(line.id)
    return isNew && DUTY_STOPS.includes(code)
  })
}
