import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
  type FactoryCalendar,
} from '@/features/company/rules/calendar'
import { addDays } from '@/platform/day'
import { nextWeek, weekOf, weeksBetween } from './weeks'

/** Where the pieces of a line find room in the workshop, and which day that leads to. Pure. */

/** A work centre as planning sees it. */
export interface Centre {
  code: string
  title: string
  /** its capacity in a week of five working days */
  weekPieces: number
  /** how much of a line's lead time has passed when it gets here */
  atPercent: number
  takes: 'every' | 'chosen'
}

/** Pieces of a line in a week of a centre. */
export interface Slot {
  centre: string
  /** its Monday */
  week: string
  pieces: number
  /** the week they would be in if no week were full */
  wantedWeek: string
}

/** A line to be planned. */
export interface PlannedLine {
  quantity: number
  leadTimeDays: number
  /** the day from which its working days count: that of the deposit */
  begins: string
}

/**
 * Capacity of a centre in a week, in pieces: a holiday takes away a fifth, a worked Saturday adds a
 * fifth.
 */
export function capacityIn(
  { weekPieces }: Pick<Centre, 'weekPieces'>,
  week: string,
  calendar: FactoryCalendar,
): number {
  const workedDays = workingDaysBetween(addDays(week, -1), addDays(week, 6), calendar)
  return Math.floor((weekPieces * workedDays) / 5)
}

/** The week in which a line reaches a centre if nothing delays it; never a past one. */
export function wantedWeek(
  { leadTimeDays, begins }: Pick<PlannedLine, 'leadTimeDays' | 'begins'>,
  { atPercent }: Pick<Centre, 'atPercent'>,
  calendar: FactoryCalendar,
  today: string,
): string {
  const { day } = addWorkingDays(begins, Math.ceil((leadTimeDays * atPercent) / 100), calendar)
  return weekOf(day > today ? day : today)
}

/** Further ahead than anybody plans: a line that finds no room until then finds none. */
const MOST_WEEKS = 104

/**
 * Finds room for a line, centre by centre in the order of its work: the first weeks with room, from
 * the wanted one on. A delay at one centre delays those after it. Weeks that the line already has
 * stay: surplus pieces are given back from the last of them, and room is sought only for missing
 * ones.
 * @param room pieces that are free in a week of a centre, 0 or less where it is full
 * @param own slots that the line already has; `room` doesn’t count their pieces as free
 * @param needs pieces that a centre should have; by default all of the line
 * @returns its slots at these centres, or null where two years have no room
 */
export function placeLine(
  line: PlannedLine,
  centres: readonly Centre[],
  calendar: FactoryCalendar,
  today: string,
  room: (centre: Centre, week: string) => number,
  own: readonly Slot[] = [],
  needs: (centre: string) => number = () => line.quantity,
): Slot[] | null {
  const slots: Slot[] = []
  let late = 0
  for (const centre of centres.toSorted((a, b) => a.atPercent - b.atPercent)) {
    const centreSlots = cutSlots(
      own.filter((slot) => slot.centre === centre.code),
      needs(centre.code),
    )
    const wantedStart = centreSlots[0]?.wantedWeek ?? wantedWeek(line, centre, calendar, today)
    const from = addDays(wantedStart, 7 * late)
    let week = from > today ? from : weekOf(today)
    let missing = needs(centre.code) - piecesAt(centreSlots, centre.code)
    for (let weeks = 0; missing > 0; weeks += 1, week = nextWeek(week)) {
      if (weeks === MOST_WEEKS) return null
      const pieces = Math.min(missing, Math.max(0, room(centre, week)))
      if (pieces === 0) continue
      const there = centreSlots.find((slot) => slot.week === week)
      if (there) there.pieces += pieces
      else centreSlots.push({ centre: centre.code, week, pieces, wantedWeek: wantedStart })
      missing -= pieces
    }
    slots.push(...centreSlots)
    late = Math.max(late, weeksLate(slots))
  }
  return slots
}

/** Cuts the slots of one centre to at most so many pieces: the last weeks are given back first. */
function cutSlots(slots: readonly Slot[], most: number): Slot[] {
  let allowance = most
  return slots
    .toSorted((a, b) => a.week.localeCompare(b.week))
    .flatMap((slot) => {
      const pieces = Math.min(slot.pieces, allowance)
      allowance -= pieces
      return pieces > 0 ? [{ ...slot, pieces }] : []
    })
}

/** Pieces in the slots at a centre. */
export const piecesAt = (slots: readonly Slot[], centre: string): number =>
  slots.reduce((sum, slot) => (slot.centre === centre ? sum + slot.pieces : sum), 0)

/** A line whose number of pieces an amendment changes. */
export interface AmendedPieces {
  /** pieces before the amendment, and after it */
  was: number
  quantity: number
  /** pieces that have passed inspection */
  ready: number
}

/**
 * How many pieces a centre should have of a line whose work has begun: those it has, and of the
 * added ones only those for which the weeks ahead don’t hold room left by pieces that are done by
 * now.
 */
export function begunNeeds(
  { was, quantity, ready }: AmendedPieces,
  own: readonly Slot[],
  centre: string,
  today: string,
): number {
  const current = piecesAt(own, centre)
  const ahead = piecesAt(
    own.filter(({ week }) => week >= weekOf(today)),
    centre,
  )
  const more = Math.min(quantity - was, quantity - ready - ahead)
  return quantity > was ? current + Math.max(0, more) : Math.min(current, quantity)
}

/** How many weeks later the slots of a line are than wanted, at its latest centre. */
export const weeksLate = (slots: readonly Pick<Slot, 'week' | 'wantedWeek'>[]): number =>
  Math.max(0, ...slots.map(({ week, wantedWeek: wanted }) => weeksBetween(wanted, week)))

/** The day as many weeks later, moved to a working day. */
export function movedDay(day: string, weeks: number, calendar: FactoryCalendar): string {
  if (weeks === 0) return day
  const laterDay = addDays(day, 7 * weeks)
  return isWorkingDay(laterDay, calendar) ? laterDay : addWorkingDays(laterDay, 1, calendar).day
}

/** A centre that delays a line, and the week in which the last pieces find room there. */
export interface FullUntil {
  centre: string
  until: string
  /**
   * full: it begins later because other orders fill the weeks before. busy: it needs more than a
   * week’s capacity
   */
  is: 'full' | 'busy'
}

/**
 * Which centres delayed a line beyond the centres before them, each with the week in which the last
 * pieces find room.
 * @param order the centres' codes in the order of the work
 */
export function fullCentres(slots: readonly Slot[], order: readonly string[]): FullUntil[] {
  let late = 0
  return order.flatMap((centre) => {
    const own = slots.filter((slot) => slot.centre === centre)
    const byWeek = own.toSorted((a, b) => a.week.localeCompare(b.week))
    const [first, last] = [byWeek[0], byWeek.at(-1)]
    const here = weeksLate(own)
    if (!first || !last || here <= late) return []
    const is = weeksLate([first]) > late ? ('full' as const) : ('busy' as const)
    late = here
    return [{ centre, until: last.week, is }]
  })
}
