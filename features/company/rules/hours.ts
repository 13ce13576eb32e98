import { clockIn, ownTimeZone, zoneText } from '@/platform/dates'
import { factoryDay, factoryInstant, FACTORY_ZONE } from '@/platform/day'

/**
 * Hours of the factory's clock on the clock of another zone; null where the two are the same. Pure.
 * @param opensAt `HH:MM`
 * @param timeZone IANA name; the machine's own by default
 */
export function hoursIn(
  opensAt: string,
  closesAt: string,
  now: Date,
  locale: string,
  timeZone = ownTimeZone(),
): { from: string; to: string; zone: string } | null {
  if (timeZone === FACTORY_ZONE) return null
  const at = (time: string) =>
    clockIn(factoryInstant(`${factoryDay(now)}T${time}`), timeZone, locale)
  return { from: at(opensAt), to: at(closesAt), zone: zoneText(timeZone, now) }
}
