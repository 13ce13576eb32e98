import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { workingDaysBetween } from '@/features/company/rules/calendar'
import { addDays, factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { capacityIn } from '../rules/place'
import { weekNumber, weekOf } from '../rules/weeks'
import { readWorkshop, type CountedCentre } from './workshop'

/** An order that takes pieces in a week. */
export interface TakenBy {
  serial: number
  company: string
  pieces: number
  /** why more than the week’s capacity was taken */
  overReason: string | null
  by: string
}

/** A week of a centre, in pieces. */
export interface CentreWeek {
  /** its Monday */
  week: string
  number: number
  workedDays: number
  capacity: number
  taken: number
  /** capacity that is left; 0 where it is full */
  free: number
  /** what is taken above its capacity; 0 where it fits */
  over: number
  orders: TakenBy[]
}

export interface CentreWeeks extends CountedCentre {
  weeks: CentreWeek[]
}

/** Number of weeks shown: a quarter of a year. */
export const SHOWN_WEEKS = 13

/**
 * What each work centre has taken, free and above its capacity, week by week from the current one
 * on.
 */
export async function centreWeeks(actor: Actor, now: Date): Promise<CentreWeeks[]> {
  authorize(actor, 'capacity.read')
  const first = weekOf(factoryDay(now))
  const weeks = Array.from({ length: SHOWN_WEEKS }, (_, i) => addDays(first, 7 * i))
  const workshop = await readWorkshop(db, first)
  const rows = await db.$queryRaw<(TakenBy & { centre: string; week: Date })[]>`
    SELECT s.centre, s.week, o.serial, c.name AS company, sum(s.pieces)::int AS pieces,
      string_agg(DISTINCT s."overReason", ' · ') AS "overReason", min(s.by) AS by
    FROM work_slot s JOIN order_line l ON l.id = s."lineId" JOIN "order" o ON o.id = l."orderId"
    JOIN company c ON c.id = o."companyId"
    WHERE s.week >= ${first}::date AND s.week < ${addDays(first, 7 * SHOWN_WEEKS)}::date AND l.ready < l.quantity
    GROUP BY s.centre, s.week, o.serial, c.name ORDER BY o.serial`
  return workshop.centres.map((centre) => ({
    ...centre,
    weeks: weeks.map((week): CentreWeek => {
      const orders = rows
        .filter((row) => row.centre === centre.code && day(row.week) === week)
        .map(({ centre: _, week: __, ...order }) => order)
      const capacity = capacityIn(centre, week, workshop.calendar)
      const takenPieces = orders.reduce((sum, { pieces }) => sum + pieces, 0)
      return {
        week,
        number: weekNumber(week),
        workedDays: workingDaysBetween(addDays(week, -1), addDays(week, 6), workshop.calendar),
        capacity,
        taken: takenPieces,
        free: Math.max(0, capacity - takenPieces),
        over: Math.max(0, takenPieces - capacity),
        orders,
      }
    }),
  }))
}

const day = (date: Date): string => date.toISOString().slice(0, 10)
