/** Whether what a company buys on credit stays within what it may owe. Pure; minor units of one currency. */

/** How a company stands to its limit. */
export interface CreditStanding {
  /** what may be owed at once; null where none is agreed: then there is no credit */
  limitMinor: number | null
  /** nothing is sent or begun for it before finance has said so */
  isHeld: boolean
  /** what is open of its orders, and what those on credit will owe */
  exposureMinor: number
}

/** Whether so much more fits: never for a company that is held or has no limit. */
export const fitsCredit = (
  { limitMinor, isHeld, exposureMinor }: CreditStanding,
  moreMinor: number,
): boolean => !isHeld && limitMinor !== null && exposureMinor + moreMinor <= limitMinor
