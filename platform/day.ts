/** Calendar days, `YYYY-MM-DD`, as opposed to instants: law, validity and delivery are stated in days of a zone. */

const formats = new Map<string, Intl.DateTimeFormat>()

/** Today in a time zone. @param timeZone IANA name */
export function dayIn(timeZone: string, now: Date): string {
  // Creating a format takes many times as long as using one.
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    })
  formats.set(timeZone, format)
  return format.format(now)
}

/** The zone that decides the day of entry into the United States. */
export const US_DUTY_ZONE = 'America/New_York'

/** Today in the zone of US duties. */
export const newYorkDay = (now: Date): string => dayIn(US_DUTY_ZONE, now)

/** A day moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative where the other comes first. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000

/** Clock of the factory and of the desk; it has no summer time. */
export const FACTORY_ZONE = 'Asia/Shanghai'
/** How far the factory's clock is ahead of UTC, all year. */
const FACTORY_OFFSET_HOURS = 8

/** Today at the factory. */
export const factoryDay = (now: Date): string => dayIn(FACTORY_ZONE, now)

/**
 * The instant of a time on the factory's clock; invalid for a time that no clock shows.
 * @param clock `YYYY-MM-DDTHH:MM`
 */
export const factoryInstant = (clock: string): Date =>
  new Date(Date.parse(`${clock}:00Z`) - FACTORY_OFFSET_HOURS * 3_600_000)

/** The time on the factory's clock, `YYYY-MM-DDTHH:MM`. */
export const factoryClock = (at: Date): string =>
  new Date(at.getTime() + FACTORY_OFFSET_HOURS * 3_600_000).toISOString().slice(0, 16)
