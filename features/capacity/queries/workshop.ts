import 'server-only'
import { factoryCalendar } from '@/features/company/queries/factory-calendar'
import { settingsOf } from '@/features/company/queries/settings'
import type { FactoryCalendar } from '@/features/company/rules/calendar'
import { centreSetting } from '@/features/company/settings/centre'
import type { Prisma, WorkSlot } from '@/platform/db/generated/client'
import { capacityIn, type Centre, type Slot } from '../rules/place'

/** A work centre with who has counted what it can do. */
export interface CountedCentre extends Centre {
  source: string
  reviewer: string
  reviewedOn: string
  isUnreviewed: boolean
  isDemo: boolean
}

/** The workshop as planning sees it: what each week of each centre can do, and what of it is taken. */
export interface Workshop {
  /** in the order of a line's work */
  centres: CountedCentre[]
  calendar: FactoryCalendar
  /** pieces that are free in a week; below 0 where more is taken than it holds */
  free: (centre: Centre, week: string) => number
  /** counts pieces as taken, or as given back where they are below 0 */
  take: (centre: string, week: string, pieces: number) => void
}

const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** A slot as the database has it, in days of text. */
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
 * The workshop as it stands. Goods that have passed take nothing any more. The caller answers for who asks, and holds
 * the centres where it means to take something.
 * @param from the first week that is looked at, its Monday
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
  const taken = new Map(
    rows.map(({ centre, week, pieces }) => [key(centre, dayOf(week)), Number(pieces)]),
  )
  return {
    centres,
    calendar,
    free: (centre, week) =>
      capacityIn(centre, week, calendar) - (taken.get(key(centre.code, week)) ?? 0),
    take: (centre, week, pieces) => {
      const at = key(centre, week)
      taken.set(at, (taken.get(at) ?? 0) + pieces)
    },
  }
}
