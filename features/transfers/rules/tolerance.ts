import { percentOf } from '@/platform/money'

/** How much a bank may have kept of a transfer, by the house's setting. */
export interface Tolerance {
  /** of what is owed, such as `0.3` */
  percent: string
  /** at most, in minor units of the currency; null where none is set for it */
  mostMinor: number | null
}

/**
 * The smaller of the share and the maximum; 0 where no maximum is set. Pure.
 * @returns minor units
 */
export const toleranceOf = (owedMinor: number, { percent, mostMinor }: Tolerance): number =>
  mostMinor === null ? 0 : Math.min(mostMinor, percentOf(owedMinor, percent))
