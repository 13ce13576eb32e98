import type { QuoteDocument } from '../schema'
import { documentHash } from './canonical'
import { everyPick } from './choices'
import { doubtfulRows, type RowReading } from './readings'

/** A reason has at least so many characters. */
export const MIN_APPROVAL_REASON = 5

/** The rows for which a quote needs the tariff desk's yes before it is sent: only where the duty is ours. Pure. */
export const rowsToApprove = ({ duty }: Pick<QuoteDocument, 'duty'>): RowReading[] =>
  duty.bornBy === 'seller' ? doubtfulRows(duty) : []

/** The same whatever is picked of it, each row once. */
export const rowsOfPicks = (document: QuoteDocument): RowReading[] => {
  const rows = new Map(
    everyPick(document)
      .flatMap(({ document: one }) => rowsToApprove(one))
      .map((row) => [JSON.stringify([row.id, row.heading, row.at]), row]),
  )
  return [...rows.values()]
}

/**
 * What a yes is given to: the draft, the rules it was rated by, what they come to, and the rows that are in doubt.
 * Any edit and any published rule makes another, and voids the yes. Lower-case hex.
 */
export const approvalBasis = (document: QuoteDocument): string => {
  const { draft, duty, totalMinor, alternatives } = document
  return documentHash({
    draft,
    ruleSetVersion: duty.ruleSetVersion ?? '',
    dutyMinor: duty.totalMinor,
    totalMinor,
    rows: rowsOfPicks(document),
    ...(alternatives
      ? {
          alternatives: alternatives.map(({ document: one }) => [
            one.duty.totalMinor,
            one.totalMinor,
          ]),
        }
      : {}),
  })
}
