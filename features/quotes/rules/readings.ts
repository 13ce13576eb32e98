import { reviewStanding } from '@/features/tariffs/engine/review'
import type { Duty, DutyLayer } from '../schema'

/** A row of the tariff that a duty rests on, and how old its reading was on the duty's day. */
export interface RowReading {
  /** measure of the rule set, or the programme of a fee */
  id: string
  title: string
  heading: string
  state: 'reviewed' | 'stale' | 'not_reviewed'
  /** day it was read; null where nobody has */
  at: string | null
  by: string | null
}

/**
 * The rows that a duty rests on, each once, in the order they are laid: those that are charged or put out, and of
 * those that are only named the ones that nobody has reviewed. Layers of quotes of before say nothing. Pure.
 */
export function rowReadings(duty: Pick<Duty, 'asOf' | 'lines' | 'fees'>): RowReading[] {
  const rows = new Map<string, RowReading>()
  // Hundreds of lines lie under the same few rows: each is read once.
  const seen = new Set<string>()
  for (const layer of [...duty.lines.flatMap(({ layers }) => layers), ...duty.fees]) {
    const { measureId, programme, heading, status, review } = layer
    const at = review?.state === 'reviewed' ? `${review.at} ${review.by}` : (review?.state ?? '')
    const name = `${measureId ?? programme} ${heading} ${status} ${at}`
    if (seen.has(name)) continue
    seen.add(name)
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

/** Rows that a firm duty shouldn't lean on without somebody's yes: read too long ago, or by nobody. */
export const doubtfulRows = (duty: Pick<Duty, 'asOf' | 'lines' | 'fees'>): RowReading[] =>
  rowReadings(duty).filter(({ state }) => state !== 'reviewed')
