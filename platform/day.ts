/** Calendar days, `YYYY-MM-DD`, apart from instants: law, validity and delivery are told in days of a zone. */

/** Today in a time zone. @param timeZone IANA name */
export function dayIn(timeZone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(now)
}

/** Today where US duties are decided. */
export const newYorkDay = (now: Date): string => dayIn('America/New_York', now)

/** A day moved by whole days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** Clock of the factory and of the desk; it keeps no summer time. */
export const FACTORY_ZONE = 'Asia/Shanghai'
