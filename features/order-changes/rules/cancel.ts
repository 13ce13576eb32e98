import { percentOf } from '@/platform/money'

/** What becomes of the money paid when an order is cancelled, by the signed terms. Pure; minor units. */

/** How far the work has come. */
export const CANCEL_STAGES = ['before', 'materials', 'production'] as const
export type CancelStage = (typeof CANCEL_STAGES)[number]

export const CANCELLED_BY = ['BUYER', 'HOUSE'] as const
export type CancelledBy = (typeof CANCELLED_BY)[number]

/** Shares of the money paid that the seller retains, as signed, decimals in percent. */
export interface CancelTerms {
  materialsPercent: string
  productionPercent: string
}

/** What a cancellation needs to know of a line. */
interface WorkedLine {
  stage: 'SLOT' | 'MATERIALS' | 'TOOLING' | 'PRODUCTION' | 'PLATING' | 'PACKING' | 'INSPECTION'
  made: number
}

/** The stage of an order: that of its most advanced line. */
export function cancelStage(lines: readonly WorkedLine[]): CancelStage {
  const begun = lines.some(({ stage, made }) => made > 0 || !EARLY.includes(stage))
  if (begun) return 'production'
  return lines.some(({ stage }) => stage !== 'SLOT') ? 'materials' : 'before'
}
const EARLY: readonly string[] = ['SLOT', 'MATERIALS', 'TOOLING']

export interface CancelShares {
  /** retained by the seller */
  keptMinor: number
  /** goes back to the buyer; the two add up to what was paid */
  dueBackMinor: number
}

/**
 * Divides what was paid. A cancellation by the house retains nothing, and neither does one before any work. Terms
 * that name shares retain those; older terms deduct the work done once production has begun, never more than was
 * paid.
 * @param terms null where the signed terms name no shares
 * @param workDoneMinor the worth of the work done, for such terms
 * @throws RangeError for a negative amount
 */
export function cancelShares(
  terms: CancelTerms | null,
  by: CancelledBy,
  stage: CancelStage,
  paidMinor: number,
  workDoneMinor: number,
): CancelShares {
  if (paidMinor < 0 || workDoneMinor < 0) throw new RangeError('less than nothing')
  const keptMinor = keepsNothing(by, stage)
    ? 0
    : terms
      ? percentOf(
          paidMinor,
          stage === 'materials' ? terms.materialsPercent : terms.productionPercent,
        )
      : stage === 'production'
        ? Math.min(workDoneMinor, paidMinor)
        : 0
  return { keptMinor, dueBackMinor: paidMinor - keptMinor }
}

const keepsNothing = (by: CancelledBy, stage: CancelStage): boolean =>
  by === 'HOUSE' || stage === 'before'

/** Whether the work done has to be named: the signed terms name no shares, and some work is done. */
export const asksWorkDone = (terms: CancelTerms | null, stage: CancelStage): boolean =>
  terms === null && stage === 'production'
