import type { QuoteMargin } from '@/features/costs/rules/quote-margin'
import type { QuoteDocument } from '../schema'
import { documentHash } from './canonical'
import type { SendStop } from './send-stops'

/** What of a quote is below the minimum margin: a sales manager's approval lifts it. Pure. */
export function floorStops(
  { draft }: Pick<QuoteDocument, 'draft'>,
  margin: QuoteMargin,
  floorPercent: string | null,
): SendStop[] {
  if (!margin.belowFloor || floorPercent === null) return []
  const lines = draft.lines.flatMap((line, i): SendStop[] => {
    const lineMargin = margin.lines[line.id]
    return lineMargin?.belowFloor
      ? [
          {
            path: `lines.${i}.unitPriceMinor`,
            code: lineMargin.aboveCost ? 'margin_below' : 'cost_above_price',
            values: { percent: floorPercent },
            amounts: { price: line.unitPriceMinor, least: lineMargin.floorMinor ?? 0 },
          },
        ]
      : []
  })
  return lines.length > 0
    ? lines
    : [
        {
          path: 'discountMinor',
          code: 'margin_below_whole',
          values: { percent: floorPercent },
          amounts: {},
        },
      ]
}

/**
 * The basis of an approval below the floor: the draft, its total, and what is below which minimum
 * price. Any edit and any change of cost changes it, and voids the approval. Lower-case hex.
 */
export const floorBasis = (
  { draft, totalMinor }: Pick<QuoteDocument, 'draft' | 'totalMinor'>,
  stops: readonly SendStop[],
): string => documentHash({ draft, totalMinor, stops })
