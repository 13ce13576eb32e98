import type { Dated, Review } from '../engine/dated'
import { reviewState, type ReviewState } from './measure-list'

/** How a dated row stands to a day: its `to` is the first day on which it no longer holds. */
export const STANDINGS = ['in_force', 'to_come', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]

/** @param today YYYY-MM-DD where the duty is decided */
export function standingOn({ from, to }: Pick<Dated, 'from' | 'to'>, today: string): Standing {
  if (to !== null && to <= today) return 'ended'
  return from <= today ? 'in_force' : 'to_come'
}

/** Whether one of some texts holds what is searched for, in any letters. */
export const holdsWords = (searched: string, texts: readonly string[]): boolean => {
  const wanted = searched.trim().toLowerCase()
  return wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted))
}

/** Rows as now known, each with how it stands to a day and who has read it. */
export const standingRows = <Row extends Dated & { review: Review }>(
  rows: readonly Row[],
  today: string,
): (Row & { standing: Standing; reviewed: ReviewState })[] =>
  rows
    .filter(({ knownTo }) => knownTo === undefined)
    .map((row) => ({
      ...row,
      standing: standingOn(row, today),
      reviewed: reviewState(row, today),
    }))
