import { percentOf, ratio, rounded } from './rational'
import type { Layer, Review, TransportMode } from './types'

/** Merchandise processing fee by US fiscal year (from 1 October): least and most an entry pays, cents. */
const MPF = [
  { from: '2024-10-01', minimum: 3271n, maximum: 63462n },
  { from: '2025-10-01', minimum: 3358n, maximum: 65150n },
  { from: '2026-10-01', minimum: 3458n, maximum: 67086n },
] as const
const MPF_PERCENT = '0.3464'
const HMF_PERCENT = '0.125'
/** Both read again for the fiscal year 2027. Source: FR 2026-15530 of 2026-07-31 */
const FEE_REVIEW: Review = { state: 'reviewed', at: '2026-11-28', by: 'Tariff desk' }

/**
 * User fees of one formal entry into the US.
 * @param value customs value of the whole entry, cents
 * @param entryDate decides the fiscal year
 * @param exempt the part of the value that originates under USMCA: it pays no processing fee, but harbor maintenance.
 * Source: 19 U.S.C. 58c(b)(10)
 */
export function entryFees(
  value: bigint,
  entryDate: string,
  mode: TransportMode,
  exempt = 0n,
): Layer[] {
  const year = MPF.findLast((each) => each.from <= entryDate)
  if (!year) return []
  const dutiable = value - exempt
  const isFree = exempt > 0n && dutiable === 0n
  const exact = isFree ? 0n : rounded(percentOf(ratio(dutiable, 1n), MPF_PERCENT), 0)
  const least = exact < year.minimum ? year.minimum : exact
  const mpf = isFree ? 0n : least > year.maximum ? year.maximum : least
  const fees: Layer[] = [
    {
      programme: 'mpf',
      heading: '499',
      title: 'Merchandise processing fee',
      legalBasis: '19 U.S.C. 58c; 19 CFR 24.23',
      source: 'CBP user fee notices FY2025 to FY2027',
      ratePercent: MPF_PERCENT,
      basisMinor: Number(dutiable),
      amountMinor: Number(mpf),
      status: isFree ? 'suppressed' : 'applied',
      reason: isFree
        ? { code: 'duty.fee_usmca' }
        : mpf === exact
          ? null
          : mpf === year.minimum
            ? { code: 'duty.least_fee' }
            : { code: 'duty.most_fee' },
      review: FEE_REVIEW,
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
      review: FEE_REVIEW,
    })
  }
  return fees
}
