import { countryName } from '@/platform/countries'
import { DESTINATIONS } from '@/features/tariffs/schema'

/** Whether goods are quoted to a country. */
export function isDestination(code: string): boolean {
  return (DESTINATIONS as readonly string[]).includes(code)
}

/**
 * Codes with their names in a language, in that language's order. Made on the server: browsers name some countries
 * differently.
 */
export function destinationNames(locale: string): { code: string; name: string }[] {
  const byName = new Intl.Collator(locale)
  return DESTINATIONS.map((code) => ({ code, name: countryName(code, locale) })).sort((a, b) =>
    byName.compare(a.name, b.name),
  )
}
