import { reviewStanding } from '@/features/tariffs/engine/review'
import type { Duty, DutyLayer } from '../schema'

/** A tariff row behind a duty, and how old its reading was on the duty's day. */
export interface RowReading {
  /** measure of the rule set, or programme of a fee */
  id: string
  title: string
  heading: string
  state: 'reviewed' | 'stale' | 'not_reviewed'
  /** day it was read; null if nobody has */
  at: string | null
  by: string | null
}

/**
 * The rows behind a duty, each once, in the order of the layers: charged and suppressed ones, and
 * among the merely named ones those that nobody has reviewed. Layers of older quotes are left out.
 * Pure.
 */
export function rowReadings(duty: Pick<Duty, 'asOf' | 'lines' | 'fees'>): RowReading[] {
  const rows = new Map<string, RowReading>()
  // Hundreds of lines share the same few rows: each is read once.
  const seenNames = new Set<string>()
  for (const layer of [...duty.lines.flatMap(({ layers }) => layers), ...duty.fees]) {
    const { measureId, programme, heading, status, review } = layer
    const at = review?.state === 'reviewed' ? `${review.at} ${review.by}` : (review?.state ?? '')
    const name = `${measureId ?? programme} ${heading} ${status} ${at}`
    if (seenNames.has(name)) continue
    seenNames.add(name)
    const reading = readingOf(layer, duty.asOf)
    if (!reading || (layer.status === 'named' && reading.state !== 'not_reviewed')) continue
    const key = JSON.stringify([reading.id, reading.heading, reading.at])
    if (!rows.has(key)) rows.set(key, reading)
  }
  return [...rows.values()]
}

function readingOf(
  { measureId, programme, title, heading, review }: DutyLayer,
  day: string,
): RowReading | null {
  if (!review) return null
  const standing = reviewStanding(review, day)
  const row = { id: measureId ?? programme, title, heading, state: standing.state }
  return standing.state === 'not_reviewed'
    ? { ...row, at: null, by: null }
    : { ...row, at: standing.at, by: standing.by }
}

/**
 * Rows that a firm duty shouldn't depend on without an approval: read too long ago, or by nobody.
 */
export const doubtfulRows = (duty: Pick<Duty, 'asOf' | 'lines' | 'fees'>): RowReading[] =>
  rowReadings(duty).filter(({ state }) => state !== 'reviewed')
