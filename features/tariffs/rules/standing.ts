import type { Dated, Review } from '../engine/dated'
import { reviewState, type ReviewState } from './measure-list'

/** Whether a dated row is in force on a day: its `to` is the first day on which it no longer is. */
export const STANDINGS = ['in_force', 'to_come', 'ended'] as const
export type Standing = (typeof STANDINGS)[number]

/** @param today YYYY-MM-DD where the duty is decided */
export function standingOn({ from, to }: Pick<Dated, 'from' | 'to'>, today: string): Standing {
  if (to !== null && to <= today) return 'ended'
  return from <= today ? 'in_force' : 'to_come'
}

/** Whether one of some texts contains the search, ignoring case. */
export const holdsWords = (searched: string, texts: readonly string[]): boolean => {
  const search = searched.trim().toLowerCase()
  return search === '' || texts.some((text) => text.toLowerCase().includes(search))
}

/** Rows as now known, each with its standing on a day and its review. */
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
