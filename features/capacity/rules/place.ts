import {
  addWorkingDays,
  isWorkingDay,
  workingDaysBetween,
  type FactoryCalendar,
} from '@/features/company/rules/calendar'
import { addDays } from '@/platform/day'
import { nextWeek, weekOf, weeksBetween } from './weeks'

/** Where the pieces of a line find room in the workshop, and which day follows from it. Pure. */

/** A work centre as planning knows it. */
export interface Centre {
  code: string
  title: string
  /** in a week of five working days */
  weekPieces: number
  /** how much of a line's lead time is over when it comes here */
  atPercent: number
  takes: 'every' | 'chosen'
}

/** Pieces of a line in a week of a centre. */
export interface Slot {
  centre: string
  /** its Monday */
  week: string
  pieces: number
  /** where they would be if no week were full */
  wantedWeek: string
}

/** A line that is planned. */
export interface PlannedLine {
  quantity: number
  leadTimeDays: number
  /** the day after which its working days count: that of the deposit */
  begins: string
}

/** Pieces that a centre can do in a week: a holiday takes a fifth of it away, a worked Saturday adds one. */
export function capacityIn(
  { weekPieces }: Pick<Centre, 'weekPieces'>,
  week: string,
  calendar: FactoryCalendar,
): number {
  const worked = workingDaysBetween(addDays(week, -1), addDays(week, 6), calendar)
  return Math.floor((weekPieces * worked) / 5)
}

/** The week in which a line comes to a centre if nothing keeps it, and never one that is over. */
export function wantedWeek(
  { leadTimeDays, begins }: Pick<PlannedLine, 'leadTimeDays' | 'begins'>,
  { atPercent }: Pick<Centre, 'atPercent'>,
  calendar: FactoryCalendar,
  today: string,
): string {
  const { day } = addWorkingDays(begins, Math.ceil((leadTimeDays * atPercent) / 100), calendar)
  return weekOf(day > today ? day : today)
}

/** Further than anybody plans; without a week with room until then there is none. */
const MOST_WEEKS = 104

/**
 * Finds room for a line, centre by centre in the order of its work: the first weeks that have some, from the wanted one
 * on. What one centre moves, those after it begin later by. Weeks that it has stay: what is more than it needs is given
 * back from the last of them, and only what lacks is looked for.
 * @param room pieces that are free in a week of a centre, 0 or less where none is
 * @param own slots that it has, of which no room is free
 * @param needs pieces that a centre is to have; all of the line where nothing else is said
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
    const kept = cutSlots(
      own.filter((slot) => slot.centre === centre.code),
      needs(centre.code),
    )
    const wanted = kept[0]?.wantedWeek ?? wantedWeek(line, centre, calendar, today)
    const from = addDays(wanted, 7 * late)
    let week = from > today ? from : weekOf(today)
    let left = needs(centre.code) - piecesAt(kept, centre.code)
    for (let tried = 0; left > 0; tried += 1, week = nextWeek(week)) {
      if (tried === MOST_WEEKS) return null
      const pieces = Math.min(left, Math.max(0, room(centre, week)))
      if (pieces === 0) continue
      const there = kept.find((slot) => slot.week === week)
      if (there) there.pieces += pieces
      else kept.push({ centre: centre.code, week, pieces, wantedWeek: wanted })
      left -= pieces
    }
    slots.push(...kept)
    late = Math.max(late, weeksLate(slots))
  }
  return slots
}

/** Slots of one centre with at most so many pieces: the last weeks are given back first. */
function cutSlots(slots: readonly Slot[], most: number): Slot[] {
  let left = most
  return slots
    .toSorted((a, b) => a.week.localeCompare(b.week))
    .flatMap((slot) => {
      const pieces = Math.min(slot.pieces, left)
      left -= pieces
      return pieces > 0 ? [{ ...slot, pieces }] : []
    })
}

/** Pieces of slots at a centre. */
export const piecesAt = (slots: readonly Slot[], centre: string): number =>
  slots.reduce((sum, slot) => (slot.centre === centre ? sum + slot.pieces : sum), 0)

/** A line that an amendment makes more or fewer pieces of. */
export interface AmendedPieces {
  /** before, and now */
  was: number
  quantity: number
  /** of them that have passed */
  ready: number
}

/**
 * How many pieces a centre is to have of a line whose work has begun: what it has, and of what is more only what the
 * weeks ahead don’t hold for pieces that are done by now.
 */
export function begunNeeds(
  { was, quantity, ready }: AmendedPieces,
  own: readonly Slot[],
  centre: string,
  today: string,
): number {
  const held = piecesAt(own, centre)
  const ahead = piecesAt(
    own.filter(({ week }) => week >= weekOf(today)),
    centre,
  )
  const more = Math.min(quantity - was, quantity - ready - ahead)
  return quantity > was ? held + Math.max(0, more) : Math.min(held, quantity)
}

/** By how many weeks the slots of a line are later than was wanted; those of its latest centre. */
export const weeksLate = (slots: readonly Pick<Slot, 'week' | 'wantedWeek'>[]): number =>
  Math.max(0, ...slots.map(({ week, wantedWeek: wanted }) => weeksBetween(wanted, week)))

/** The day that slots so many weeks late bring: as many weeks after the one without them, on a working day. */
export function movedDay(day: string, weeks: number, calendar: FactoryCalendar): string {
  if (weeks === 0) return day
  const moved = addDays(day, 7 * weeks)
  return isWorkingDay(moved, calendar) ? moved : addWorkingDays(moved, 1, calendar).day
}

/** A centre that keeps a line, and the week in which the last of it has room there. */
export interface FullUntil {
  centre: string
  until: string
  /** full: it begins later, as the weeks before hold others. busy: it is more than a week holds */
  is: 'full' | 'busy'
}

/**
 * Which centres kept a line longer than those before them did, each with the week in which the last of it has room.
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
