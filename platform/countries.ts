/** Name of a country in a language. @param code ISO 3166-1 alpha-2; one that isn't known, or is none, is given back */
export function countryName(code: string, locale: string): string {
  // Asked for what can be no region, it throws.
  return /^[A-Za-z]{2}$|^\d{3}$/.test(code) ? (namesIn(locale).of(code) ?? code) : code
}

const names = new Map<string, Intl.DisplayNames>()

/** Making them takes many times as long as using them. */
function namesIn(locale: string): Intl.DisplayNames {
  const made = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' })
  names.set(locale, made)
  return made
}
