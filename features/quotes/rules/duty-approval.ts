import type { QuoteDocument } from '../schema'
import { documentHash } from './canonical'
import { everyPick } from './choices'
import { doubtfulRows, type RowReading } from './readings'

/** Minimum length of a reason, in characters. */
export const MIN_APPROVAL_REASON = 5

/**
 * The rows that the tariff desk must approve before a quote is sent: only where the duty is ours.
 * Pure.
 */
export const rowsToApprove = ({ duty }: Pick<QuoteDocument, 'duty'>): RowReading[] =>
  duty.bornBy === 'seller' ? doubtfulRows(duty) : []

/** The same over all picks, each row once. */
export const rowsOfPicks = (document: QuoteDocument): RowReading[] => {
  const rows = new Map(
    everyPick(document)
      .flatMap(({ document: one }) => rowsToApprove(one))
      .map((row) => [JSON.stringify([row.id, row.heading, row.at]), row]),
  )
  return [...rows.values()]
}

/**
 * The basis of a duty approval: the draft, its rules, their result, and the doubtful rows. Any edit
 * and any published rule changes it, and voids the approval. Lower-case hex.
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
