/** What can be claimed, and for how much it can be credited. Pure. */

/** A line as far as claims go. */
export interface ClaimedLine {
  /** pieces that left */
  shipped: number
  /** pieces that are claimed and not refused */
  claimed: number
}

/** Pieces of a line that can still be claimed: what left, without what is claimed. */
export const claimable = ({ shipped, claimed }: ClaimedLine): number =>
  Math.max(0, shipped - claimed)

/**
 * The most that pieces of a line can be credited for, in minor units: what was signed for them.
 * @param unitPriceMinor of a piece
 */
export const mostCredit = (quantity: number, unitPriceMinor: number): number =>
  quantity * unitPriceMinor
