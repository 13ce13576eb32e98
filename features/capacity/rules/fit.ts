import type { FactoryCalendar } from '@/features/company/rules/calendar'
import { begunNeeds, piecesAt, placeLine, type Centre, type PlannedLine, type Slot } from './place'

/** Which slots a line of an order should have, given those it has. Pure. */

/** A line of an order as planning sees it. */
export interface FittedLine extends PlannedLine {
  stage: string
  made: number
  ready: number
  /**
   * pieces before the amendment that changes them to `quantity`, 0 for a new line; undefined
   * without an amendment
   */
  was: number | undefined
}

/** Work that has begun isn’t planned any more, except for what an amendment changes. */
export const isPlannable = ({ stage, made }: { stage: string; made: number }): boolean =>
  made === 0 && (stage === 'SLOT' || stage === 'MATERIALS' || stage === 'TOOLING')

/** The workshop, as far as fitting a line needs it. */
export interface Room {
  centres: readonly Centre[]
  calendar: FactoryCalendar
  free: (centre: Centre, week: string) => number
}

/**
 * The slots that a line should have: at the centres that every line passes, and at those that were
 * chosen for it.
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
  const visited = centres.filter(({ code, takes }) => takes === 'every' || piecesAt(own, code) > 0)
  if (visited.every(({ code }) => piecesAt(own, code) === needs(code))) return 'as it is'
  const begins = was === 0 && line.begins < today ? today : line.begins
  const slots = placeLine({ ...line, begins }, visited, calendar, today, free, own, needs)
  // Slots at a centre that no longer exists stay where they are.
  const strays = own.filter(({ centre }) => !visited.some(({ code }) => code === centre))
  return slots && [...strays, ...slots]
}
