/**
 * Days and instants as people read them, in one place: the month is always in letters (03/04 is March to one reader
 * and April to another), and a time always has its zone. Pure, and safe in the browser.
 */

import { FACTORY_ZONE } from './day'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Creating a format takes many times as long as using one. */
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options)
  const formatter = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, formatter)
  return formatter
}

/** `dateStyle: 'medium'` is all digits in many languages. */
const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const

/**
 * A calendar day, `Dec 19, 2026`.
 * @param day `YYYY-MM-DD`; anything else is returned as it is
 */
export function dayText(day: string, locale: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  return Number.isNaN(at) ? day : format(locale, { ...DAY, timeZone: 'UTC' }).format(at)
}

/**
 * A month, `Dec 2026`.
 * @param month `YYYY-MM`; anything else is returned as it is
 */
export function monthText(month: string, locale: string): string {
  const at = /^\d{4}-\d{2}$/.test(month) ? Date.parse(`${month}-01T00:00:00Z`) : Number.NaN
  const options = { year: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return Number.isNaN(at) ? month : format(locale, options).format(at)
}

/** A text with its calendar days formatted for readers: sources write `2026-02-22`. Names that contain a day stay. */
export const daysInWords = (text: string, locale: string): string =>
  text.replaceAll(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, (day) => dayText(day, locale))

/**
 * The place whose clock a zone is named after, `Mexico City`; null where its name has none.
 * @param timeZone IANA name
 */
export function placeOf(timeZone: string): string | null {
  const city = timeZone.includes('/') ? timeZone.split('/').at(-1)?.replaceAll('_', ' ') : undefined
  return city && !timeZone.startsWith('Etc/') ? city : null
}

/**
 * A calendar day with the place of its calendar, `Nov 28, 2026 (Mexico City)`.
 * @param timeZone IANA name
 */
export const dayAtText = (day: string, timeZone: string, locale: string): string =>
  `${dayText(day, locale)} (${placeOf(timeZone) ?? timeZone})`

/** The calendar day of an instant in a zone, `Dec 19, 2026`. @param timeZone IANA name */
export function dayTextIn(at: Date, timeZone: string, locale: string): string {
  return format(locale, { ...DAY, timeZone }).format(at)
}

/** An instant with its zone, `Nov 29, 2026, 07:35 (Shanghai, UTC+8)`. @param timeZone IANA name */
export function instantText(at: Date, timeZone: string, locale: string): string {
  return `${dayTextIn(at, timeZone, locale)}, ${clockIn(at, timeZone, locale)} (${zoneText(timeZone, at)})`
}

/** The time of day of an instant in a zone, `07:35`. @param timeZone IANA name */
export const clockIn = (at: Date, timeZone: string, locale: string): string =>
  format(locale, { timeStyle: 'short', hourCycle: 'h23', timeZone }).format(at)

/** An instant on the desk's clock, the factory's. */
export const deskInstant = (at: Date, locale: string): string =>
  instantText(at, FACTORY_ZONE, locale)

/** The same without the zone, where that is given once for all: `Nov 29, 2026, 07:35`. */
export const deskMoment = (at: Date, locale: string): string =>
  `${dayTextIn(at, FACTORY_ZONE, locale)}, ${clockIn(at, FACTORY_ZONE, locale)}`

/** The desk's zone, `Shanghai, UTC+8`. */
export const deskZone = (at: Date): string => zoneText(FACTORY_ZONE, at)

/** The day of an instant by the desk's calendar, the factory's. */
export const deskDay = (at: Date, locale: string): string => dayTextIn(at, FACTORY_ZONE, locale)

/** A zone as it is at an instant, `New York, UTC-5`. @param timeZone IANA name */
export function zoneText(timeZone: string, at: Date): string {
  const offset =
    format('en', { timeZoneName: 'shortOffset', timeZone })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')
      ?.value.replace('GMT', 'UTC')
      .replace(/\+0$/, '') ?? 'UTC'
  const place = placeOf(timeZone)
  return place ? `${place}, ${offset}` : offset
}

/** The zone of the machine that this runs on: in a browser, the reader's own. */
export const ownTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** Whether a text names a zone that this machine knows. A browser's claim isn't trusted unchecked. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{0,63}$/.test(name)) return false
  try {
    format('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
