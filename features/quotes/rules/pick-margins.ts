import type { QuoteDocument, QuoteDraft } from '../schema'
import { offersPicked } from './choices'
import type { QuoteCosts } from './draft-margin'

/**
 * The costs of every offer of a quote, requested together, and those of one pick taken from them.
 * Pure.
 */

/** A draft with all lines that it offers, each further offer under its own id. */
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
            // A cost entered for the line is valid for its other quantities too.
            return { ...line, id, ...(isSame ? { splitOf: line.id } : {}) }
          })
        : [],
    ),
  ],
})

/** The costs of {@link withEveryOffer} reduced to those of one pick. */
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
  // Cards were asked for the first offer: freight of another is assumed to cost what is charged.
  const ways = mode ? [{ mode, amountMinor: draft.freightMinor }] : []
  const isFirst = draft.freightMinor === offered.freightMinor && draft.incoterm === offered.incoterm
  return { ...costs, lines, freight: isFirst ? costs.freight : { ...costs.freight, ways } }
}
