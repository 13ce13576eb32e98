import type { QuoteDocument, QuoteDraft } from '../schema'
import { offersPicked } from './choices'
import type { QuoteCosts } from './draft-margin'

/** What every offer of a quote costs, asked for at once, and by a pick again. Pure. */

/** A draft of all lines that it offers, each other offer under its own id. */
export const withEveryOffer = (draft: QuoteDraft): QuoteDraft => ({
  ...draft,
  lines: [
    ...draft.lines,
    ...(draft.optionalLines ?? []),
    ...(draft.choices ?? []).flatMap((group) =>
      group.of === 'line'
        ? group.offers.map(({ id, line }) => {
            const isSame = draft.lines.some(
              (each) => each.id === line.id && each.sku === line.sku && each.finish === line.finish,
            )
            // What was entered as the cost of the line holds for its other quantities too.
            return { ...line, id, ...(isSame ? { splitOf: line.id } : {}) }
          })
        : [],
    ),
  ],
})

/** The costs of {@link withEveryOffer} as those of the quote by a pick. */
export function costsOfPick(
  costs: QuoteCosts,
  { draft: offered }: QuoteDocument,
  { picks, document: { draft } }: { picks: readonly string[]; document: QuoteDocument },
): QuoteCosts {
  const offers = offersPicked(offered, picks)
  const lines = Object.fromEntries(
    draft.lines.flatMap(({ id }) => {
      const basis = costs.lines[offers.get(id) ?? id] ?? costs.lines[id]
      return basis ? [[id, basis]] : []
    }),
  )
  const { mode } = draft.freight ?? {}
  // Cards were asked for the first offer: of another they cost what is charged for it.
  const ways = mode ? [{ mode, amountMinor: draft.freightMinor }] : []
  const isFirst = draft.freightMinor === offered.freightMinor && draft.incoterm === offered.incoterm
  return { ...costs, lines, freight: isFirst ? costs.freight : { ...costs.freight, ways } }
}
