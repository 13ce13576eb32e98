import { percentOf, ratio, rounded } from './rational'
import type { Layer, TransportMode } from './types'

/** Merchandise processing fee by US fiscal year (from 1 October): least and most an entry pays, cents. */
const MPF = [
  { from: '2024-10-01', minimum: 3271n, maximum: 63462n },
  { from: '2025-10-01', minimum: 3358n, maximum: 65150n },
  { from: '2026-10-01', minimum: 3458n, maximum: 67086n },
] as const
const MPF_PERCENT = '0.3464'
const HMF_PERCENT = '0.125'

/**
 * User fees of one formal entry into the US.
 * @param value customs value of the whole entry, cents
 * @param entryDate decides the fiscal year
 */
export function entryFees(value: bigint, entryDate: string, mode: TransportMode): Layer[] {
  const year = MPF.findLast((each) => each.from <= entryDate)
  if (!year) return []
  const exact = rounded(percentOf(ratio(value, 1n), MPF_PERCENT), 0)
  const mpf = exact < year.minimum ? year.minimum : exact > year.maximum ? year.maximum : exact
  const fees: Layer[] = [
    {
      programme: 'mpf',
      heading: '499',
      title: 'Merchandise processing fee',
      legalBasis: '19 U.S.C. 58c; 19 CFR 24.23',
      source: 'CBP user fee notices FY2025 to FY2027',
      ratePercent: MPF_PERCENT,
      basisMinor: Number(value),
      amountMinor: Number(mpf),
      status: 'applied',
      reason:
        mpf === exact
          ? null
          : mpf === year.minimum
            ? { code: 'duty.least_fee' }
            : { code: 'duty.most_fee' },
    },
  ]
  if (mode === 'ocean') {
    fees.push({
      programme: 'hmf',
      heading: '501',
      title: 'Harbor maintenance fee',
      legalBasis: '26 U.S.C. 4461; 19 CFR 24.24',
      source: 'CBP harbor maintenance fee',
      ratePercent: HMF_PERCENT,
      basisMinor: Number(value),
      amountMinor: Number(rounded(percentOf(ratio(value, 1n), HMF_PERCENT), 0)),
      status: 'applied',
      reason: null,
    })
  }
  return fees
}
