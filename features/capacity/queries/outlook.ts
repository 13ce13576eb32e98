import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { addWorkingDays } from '@/features/company/rules/calendar'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { fullCentres, movedDay, placeLine, weeksLate, type FullUntil } from '../rules/place'
import { weekOf } from '../rules/weeks'
import { readWorkshop } from './workshop'

/** What the workshop says to goods that aren't ordered yet. */
export interface Outlook {
  /** ready by the lead times alone, and by the weeks that are free: `YYYY-MM-DD` */
  byLeadTime: string
  bySlots: string
  full: (FullUntil & { title: string })[]
}

/**
 * The day on which goods would be ready if their deposit came today, by the weeks that are free now: nothing is taken.
 * @returns null where no work centre is set, no goods are meant, or two years have no room
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
      const known = full.get(each.centre)
      if (!known || known.until < each.until) full.set(each.centre, each)
    }
    const { day } = addWorkingDays(today, line.leadTimeDays, calendar)
    const moved = movedDay(day, weeksLate(slots), calendar)
    byLeadTime = day > byLeadTime ? day : byLeadTime
    bySlots = moved > bySlots ? moved : bySlots
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
