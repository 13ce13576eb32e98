/** What can be claimed, and for how much it can be credited. Pure. */

/** A line of an order, as far as claims are concerned. */
export interface ClaimedLine {
  /** pieces that have left */
  shipped: number
  /** pieces that are claimed and whose claim isn’t refused */
  claimed: number
}

/**
 * How many pieces of a line can still be claimed: those that have left, less those that are
 * claimed.
 */
export const claimable = ({ shipped, claimed }: ClaimedLine): number =>
  Math.max(0, shipped - claimed)

/**
 * The most that can be credited for pieces of a line, in minor units: the price that was signed for
 * them.
 * @param unitPriceMinor the price of one piece, in minor units
 */
export const mostCredit = (quantity: number, unitPriceMinor: number): number =>
  quantity * unitPriceMinor
