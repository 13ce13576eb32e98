import type { FactoryCalendar } from '@/features/company/rules/calendar'
import { begunNeeds, piecesAt, placeLine, type Centre, type PlannedLine, type Slot } from './place'

/** Which slots a line of an order is to have, by what it has. Pure. */

/** A line of an order as planning looks at it. */
export interface FittedLine extends PlannedLine {
  stage: string
  made: number
  ready: number
  /** pieces before the amendment that makes them `quantity`, 0 for a new line; undefined where none does */
  was: number | undefined
}

/** Work that has begun isn’t planned any more, but for what an amendment changes of it. */
export const isPlannable = ({ stage, made }: { stage: string; made: number }): boolean =>
  made === 0 && (stage === 'SLOT' || stage === 'MATERIALS' || stage === 'TOOLING')

/** The workshop, as far as a line is fitted by it. */
export interface Room {
  centres: readonly Centre[]
  calendar: FactoryCalendar
  free: (centre: Centre, week: string) => number
}

/**
 * The slots that a line is to have: at the centres that every line comes to, and at those that were chosen for it.
 * @returns null where two years have no room
 */
export function fitLine(
  line: FittedLine,
  own: readonly Slot[],
  { centres, calendar, free }: Room,
  today: string,
): Slot[] | null | 'as it is' {
  const { was } = line
  const hasBegun = !isPlannable(line)
  if (hasBegun && was === undefined) return 'as it is'
  const needs = (code: string): number =>
    hasBegun && was !== undefined ? begunNeeds({ ...line, was }, own, code, today) : line.quantity
  const taken = centres.filter(({ code, takes }) => takes === 'every' || piecesAt(own, code) > 0)
  if (taken.every(({ code }) => piecesAt(own, code) === needs(code))) return 'as it is'
  const begins = was === 0 && line.begins < today ? today : line.begins
  const placed = placeLine({ ...line, begins }, taken, calendar, today, free, own, needs)
  // Weeks at a centre that is no more stay where they are.
  const gone = own.filter(({ centre }) => !taken.some(({ code }) => code === centre))
  return placed && [...gone, ...placed]
}
