import { percentOf } from '@/platform/money'

/** What becomes of what was paid when an order is cancelled, by the terms that were signed. Pure; minor units. */

/** How far work had come. */
export const CANCEL_STAGES = ['before', 'materials', 'production'] as const
export type CancelStage = (typeof CANCEL_STAGES)[number]

export const CANCELLED_BY = ['BUYER', 'HOUSE'] as const
export type CancelledBy = (typeof CANCELLED_BY)[number]

/** Shares of what was paid that stay with the seller, as they were signed, decimals in percent. */
export interface CancelTerms {
  materialsPercent: string
  productionPercent: string
}

/** A line as far as it matters here. */
interface WorkedLine {
  stage: 'SLOT' | 'MATERIALS' | 'TOOLING' | 'PRODUCTION' | 'PLATING' | 'PACKING' | 'INSPECTION'
  made: number
}

/** The stage of an order: that of the line that is furthest on. */
export function cancelStage(lines: readonly WorkedLine[]): CancelStage {
  const begun = lines.some(({ stage, made }) => made > 0 || !EARLY.includes(stage))
  if (begun) return 'production'
  return lines.some(({ stage }) => stage !== 'SLOT') ? 'materials' : 'before'
}
const EARLY: readonly string[] = ['SLOT', 'MATERIALS', 'TOOLING']

export interface CancelShares {
  /** stays with the seller */
  keptMinor: number
  /** goes back to the buyer; both are what was paid */
  dueBackMinor: number
}

/**
 * Shares what was paid. The house’s own cancellation keeps nothing, and so does one before any work. By terms that name
 * shares, those stay; terms of before deduct the work done once production has begun, and never more than was paid.
 * @param terms null where the signed terms name no shares
 * @param workDoneMinor what was done is worth, for such terms
 * @throws RangeError for less than nothing
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

/** Whether what was done is asked for: the signed terms name no shares, and there is something done. */
export const asksWorkDone = (terms: CancelTerms | null, stage: CancelStage): boolean =>
  terms === null && stage === 'production'
