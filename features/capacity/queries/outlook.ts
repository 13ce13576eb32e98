import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { addWorkingDays } from '@/features/company/rules/calendar'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { fullCentres, movedDay, placeLine, weeksLate, type FullUntil } from '../rules/place'
import { weekOf } from '../rules/weeks'
import { readWorkshop } from './workshop'

/** The workshop’s forecast for goods that aren't ordered yet. */
export interface Outlook {
  /** the day they are ready by lead times alone, and by the free weeks: `YYYY-MM-DD` */
  byLeadTime: string
  bySlots: string
  full: (FullUntil & { title: string })[]
}

/**
 * The day on which goods would be ready if their deposit arrived today, by the weeks that are free
 * now. Takes nothing.
 * @returns null where no work centre is set, there are no goods, or two years have no room
 */
export async function workshopOutlook(
  actor: Actor,
  lines: readonly { quantity: number; leadTimeDays: number }[],
  now: Date,
): Promise<Outlook | null> {
  authorize(actor, 'capacity.read')
  const today = factoryDay(now)
  const { centres, calendar, free, take } = await readWorkshop(db, weekOf(today))
  const every = centres.filter(({ takes }) => takes === 'every')
  if (every.length === 0 || lines.length === 0) return null
  let [byLeadTime, bySlots] = ['', '']
  const order = every.map(({ code }) => code)
  const full = new Map<string, FullUntil>()
  for (const line of lines) {
    const slots = placeLine({ ...line, begins: today }, every, calendar, today, free)
    if (!slots) return null
    for (const { centre, week, pieces } of slots) take(centre, week, pieces)
    for (const each of fullCentres(slots, order)) {
      const latest = full.get(each.centre)
      if (!latest || latest.until < each.until) full.set(each.centre, each)
    }
    const { day } = addWorkingDays(today, line.leadTimeDays, calendar)
    const slotDay = movedDay(day, weeksLate(slots), calendar)
    byLeadTime = day > byLeadTime ? day : byLeadTime
    bySlots = slotDay > bySlots ? slotDay : bySlots
  }
  return {
    byLeadTime,
    bySlots,
    full: every.flatMap(({ code, title }) => {
      const found = full.get(code)
      return found ? [{ ...found, title }] : []
    }),
  }
}
