/**
 * Whether what a company buys on credit stays within its limit. Pure; minor units of one currency.
 */

/** A company’s exposure against its credit limit. */
export interface CreditStanding {
  /** what may be owed at once; null where nothing is agreed, and there is no credit */
  limitMinor: number | null
  /** on hold: nothing is shipped or begun for it until finance agrees */
  isHeld: boolean
  /** what is open of its orders, and what those on credit will owe */
  exposureMinor: number
}

/** Whether so much more fits the limit: never for a company on hold or without a limit. */
export const fitsCredit = (
  { limitMinor, isHeld, exposureMinor }: CreditStanding,
  moreMinor: number,
): boolean => !isHeld && limitMinor !== null && exposureMinor + moreMinor <= limitMinor
