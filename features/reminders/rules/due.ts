import type { Reminders } from '@/features/company/settings/reminders'
import { isWorkingDay } from '@/features/company/rules/calendar'
import {
  addWorkingMinutes,
  minutesOfWorkingDay,
  type WorkingTime,
} from '@/features/company/rules/working-time'
import type { ReminderKind } from '@/platform/db/generated/enums'
import { addDays, factoryDay, factoryInstant } from '@/platform/day'

/** When planned reminders are due, by the calendar and the clock of the factory. Pure. */

export interface PlannedReminder {
  kind: ReminderKind
  step: number
  dueAt: Date
}

/** The house's settings: the reminders (null where nobody has set them), and its working time. */
export interface ReminderTerms {
  reminders: Reminders | null
  working: WorkingTime
}

/** The search in a calendar without working days ends here. */
const MOST_DAYS_BACK = 60

/** The instant at which the house opens on a day, or on the last working one before it. */
function opening(day: string, { calendar, opensAt }: WorkingTime): Date {
  let on = day
  for (let back = 0; back < MOST_DAYS_BACK && !isWorkingDay(on, calendar); back++)
    on = addDays(on, -1)
  return factoryInstant(`${on}T${opensAt ?? '00:00'}`)
}

/** Reminders that a buyer has waited for the house since an instant. */
export function ofRequest(since: Date, { reminders, working }: ReminderTerms): PlannedReminder[] {
  const hours = reminders?.requestHours ?? null
  return hours === null
    ? []
    : [{ kind: 'REQUEST_WAITS', step: 0, dueAt: addWorkingMinutes(since, hours * 60, working) }]
}

/**
 * Reminders of a sent revision: that nobody has opened it, and that it expires. What would be due before now, or
 * after its end, isn't planned, and of two on one day only the last.
 */
export function ofRevision(
  { sentAt, validUntil }: { sentAt: Date; validUntil: Date },
  { reminders, working }: ReminderTerms,
  now: Date,
): PlannedReminder[] {
  if (!reminders) return []
  const { unopenedDays, expiryDays, lastDays } = reminders
  const day = minutesOfWorkingDay(working)
  const lastDay = factoryDay(new Date(validUntil.getTime() - 1))
  const steps = [expiryDays, lastDays].flatMap((step) => step ?? [])
  const ends = [...new Set(steps)]
    .toSorted((a, b) => a - b)
    .map((step) => ({
      kind: 'QUOTE_EXPIRES' as const,
      step,
      dueAt: opening(addDays(lastDay, -step), working),
    }))
  const planned: PlannedReminder[] = [
    ...(unopenedDays === null
      ? []
      : [
          {
            kind: 'QUOTE_UNOPENED' as const,
            step: 0,
            dueAt: addWorkingMinutes(sentAt, unopenedDays * day, working),
          },
        ]),
    ...ends.filter(
      ({ dueAt }, i) => ends.findIndex((each) => each.dueAt.getTime() === dueAt.getTime()) === i,
    ),
  ]
  return [
    ...planned.filter(({ dueAt }) => dueAt > now && dueAt < validUntil),
    ...ofSurvey(validUntil, { reminders, working }),
  ]
}

/** The survey of a quote that expired unsigned, from its end on. */
export function ofSurvey(endedAt: Date, { reminders, working }: ReminderTerms): PlannedReminder[] {
  const days = reminders?.surveyDays ?? null
  if (days === null) return []
  const dueAt = addWorkingMinutes(endedAt, days * minutesOfWorkingDay(working), working)
  return [{ kind: 'SURVEY', step: 0, dueAt }]
}

/**
 * The reminder of a tariff change that a buyer was told of.
 * @param serial of the change
 */
export function ofTariffMove(
  { toldAt, validUntil, serial }: { toldAt: Date; validUntil: Date; serial: number },
  { reminders, working }: ReminderTerms,
): PlannedReminder[] {
  const days = reminders?.movedDays ?? null
  if (days === null) return []
  const dueAt = addWorkingMinutes(toldAt, days * minutesOfWorkingDay(working), working)
  return dueAt < validUntil ? [{ kind: 'TARIFF_MOVED', step: serial, dueAt }] : []
}

/** Whether a kind is currently sent at all: what was planned before it was turned off lapses. */
export function isOn(
  { kind, step }: Pick<PlannedReminder, 'kind' | 'step'>,
  set: Reminders | null,
): boolean {
  if (!set) return false
  switch (kind) {
    case 'REQUEST_WAITS':
      return set.requestHours !== null
    case 'QUOTE_UNOPENED':
      return set.unopenedDays !== null
    case 'QUOTE_EXPIRES':
      return set.expiryDays === step || set.lastDays === step
    case 'TARIFF_MOVED':
      return set.movedDays !== null
    case 'SURVEY':
      return set.surveyDays !== null
  }
}
