import { dayIn, US_DUTY_ZONE } from '@/platform/day'

/**
 * Where the day of entry is decided: a destination's rates change at its own midnight, that of the seat of its
 * customs. Wide countries have several zones; their tariff dates are the capital's, also Washington's.
 */
const ZONES: Readonly<Record<string, string>> = {
  US: US_DUTY_ZONE,
  MX: 'America/Mexico_City',
  CA: 'America/Toronto',
  BR: 'America/Sao_Paulo',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  DE: 'Europe/Berlin',
  FR: 'Europe/Paris',
  ES: 'Europe/Madrid',
  IT: 'Europe/Rome',
  NL: 'Europe/Amsterdam',
  PL: 'Europe/Warsaw',
  SE: 'Europe/Stockholm',
  AT: 'Europe/Vienna',
  BE: 'Europe/Brussels',
  BG: 'Europe/Sofia',
  CY: 'Asia/Nicosia',
  CZ: 'Europe/Prague',
  DK: 'Europe/Copenhagen',
  EE: 'Europe/Tallinn',
  FI: 'Europe/Helsinki',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  LT: 'Europe/Vilnius',
  LU: 'Europe/Luxembourg',
  LV: 'Europe/Riga',
  MT: 'Europe/Malta',
  PT: 'Europe/Lisbon',
  RO: 'Europe/Bucharest',
  SI: 'Europe/Ljubljana',
  SK: 'Europe/Bratislava',
  CH: 'Europe/Zurich',
  IN: 'Asia/Kolkata',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  SG: 'Asia/Singapore',
  AE: 'Asia/Dubai',
  AU: 'Australia/Sydney',
  NZ: 'Pacific/Auckland',
  ZA: 'Africa/Johannesburg',
}

/** The zone of a destination's rate days, an IANA name. @param destination ISO 3166-1 code */
export const statutoryZone = (destination: string): string => ZONES[destination] ?? 'UTC'

/** All zones whose midnight changes a rate day somewhere. */
export const STATUTORY_ZONES: readonly string[] = [...new Set(Object.values(ZONES)), 'UTC']

/** US texts take effect at 00:01 of their day: an entry in the minute before belongs to the day before. */
const FIRST_MINUTE_MS = 60_000

/**
 * Today at the place where a destination's duties are decided.
 * @param destination ISO 3166-1 code
 */
export const statutoryDay = (destination: string, now: Date): string =>
  dayIn(
    statutoryZone(destination),
    destination === 'US' ? new Date(now.getTime() - FIRST_MINUTE_MS) : now,
  )

/** The days of all destinations at an instant, as one text that changes when any of them does. */
export const statutoryDays = (now: Date): string =>
  [...STATUTORY_ZONES.map((zone) => dayIn(zone, now)), statutoryDay('US', now)].join()
