import type { QuoteDocument } from '../schema'
import { documentHash } from './canonical'
import { doubtfulRows, type RowReading } from './readings'

/** A reason has at least so many characters. */
export const MIN_APPROVAL_REASON = 5

/** The rows for which a quote needs the tariff desk's yes before it is sent: only where the duty is ours. Pure. */
export const rowsToApprove = ({ duty }: Pick<QuoteDocument, 'duty'>): RowReading[] =>
  duty.bornBy === 'seller' ? doubtfulRows(duty) : []

/**
 * What a yes is given to: the draft, the rules it was rated by, what they come to, and the rows that are in doubt.
 * Any edit and any published rule makes another, and voids the yes. Lower-case hex.
 */
export const approvalBasis = ({ draft, duty, totalMinor }: QuoteDocument): string =>
  documentHash({
    draft,
    ruleSetVersion: duty.ruleSetVersion ?? '',
    dutyMinor: duty.totalMinor,
    totalMinor,
    rows: rowsToApprove({ duty }),
  })
