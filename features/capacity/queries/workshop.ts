import 'server-only'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import { settingsOf } from '@/features/company/queries/settings'
import type { FactoryCalendar } from '@/features/company/rules/calendar'
import { centreSetting } from '@/features/company/settings/centre'
import type { Prisma, WorkSlot } from '@/platform/db/generated/client'
import { capacityIn, type Centre, type Slot } from '../rules/place'

/** A work centre with who set its capacity. */
export interface CountedCentre extends Centre {
  source: string
  reviewer: string
  reviewedOn: string
  isUnreviewed: boolean
  isDemo: boolean
}

/**
 * The workshop as planning sees it: the capacity of each week of each centre, and how much of it is
 * taken.
 */
export interface Workshop {
  /** in the order of a line's work */
  centres: CountedCentre[]
  calendar: FactoryCalendar
  /** pieces that are free in a week; below 0 where more is taken than its capacity */
  free: (centre: Centre, week: string) => number
  /** counts pieces as taken, or as given back if below 0 */
  take: (centre: string, week: string, pieces: number) => void
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** A slot from its database row, with days as text. */
export const asSlot = ({ centre, week, pieces, wantedWeek }: WorkSlot): Slot => ({
  centre,
  week: dayOf(week),
  pieces,
  wantedWeek: dayOf(wantedWeek),
})

/** The work centres of the house, in the order of a line's work. */
export async function workCentres(
  database?: Parameters<typeof settingsOf>[1],
): Promise<CountedCentre[]> {
  return (await settingsOf(centreSetting, database))
    .map(({ scope, value, isDemo }) => ({ ...value, code: scope ?? '', isDemo }))
    .toSorted((a, b) => a.atPercent - b.atPercent || a.code.localeCompare(b.code))
}

/**
 * The workshop as it stands. Goods that have passed a centre take nothing there any more. The
 * caller authorizes, and locks the centres where it means to take something.
 * @param from the Monday of the first week to read
 */
export async function readWorkshop(
  database: Pick<Prisma.TransactionClient, '$queryRaw' | 'settingVersion'> &
    NonNullable<Parameters<typeof settingsOf>[1]>,
  from: string,
): Promise<Workshop> {
  const centres = await workCentres(database)
  const calendar = await factoryCalendar(database)
  const rows = await database.$queryRaw<{ centre: string; week: Date; pieces: bigint }[]>`
    SELECT s.centre, s.week, sum(s.pieces)::bigint AS pieces FROM work_slot s JOIN order_line l ON l.id = s."lineId"
    WHERE s.week >= ${from}::date AND l.ready < l.quantity GROUP BY s.centre, s.week`
  const key = (centre: string, week: string) => `${centre} ${week}`
  const takenPieces = new Map(
    rows.map(({ centre, week, pieces }) => [key(centre, dayOf(week)), Number(pieces)]),
  )
  return {
    centres,
    calendar,
    free: (centre, week) =>
      capacityIn(centre, week, calendar) - (takenPieces.get(key(centre.code, week)) ?? 0),
    take: (centre, week, pieces) => {
      const at = key(centre, week)
      takenPieces.set(at, (takenPieces.get(at) ?? 0) + pieces)
    },
  }
}
