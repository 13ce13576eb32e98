/**
 * Name of a country in a language.
 * @param code ISO 3166-1 alpha-2; an unknown or invalid one is returned as it is
 */
export function countryName(code: string, locale: string): string {
  // `of` throws for a code that can't be a region.
  return /^[A-Za-z]{2}$|^\d{3}$/.test(code) ? (namesIn(locale).of(code) ?? code) : code
}

const names = new Map<string, Intl.DisplayNames>()

/** Creating them takes many times as long as using them. */
function namesIn(locale: string): Intl.DisplayNames {
  const displayNames = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'region' })
  names.set(locale, displayNames)
  return displayNames
}

/** Region codes that aren't countries of ISO 3166-1. */
const NO_COUNTRIES = 'AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' ')

/**
 * Every country of ISO 3166-1 with its name in a language, in that language's order. Made on the server:
 * browsers name some differently.
 */
export function countryNames(locale: string): { code: string; name: string }[] {
  const byName = new Intl.Collator(locale)
  return LETTERS.flatMap((a) => LETTERS.map((b) => a + b))
    .filter(
      (code) =>
        // A former code resolves to its replacement.
        new Intl.Locale(`und-${code}`).region === code &&
        countryName(code, 'en') !== code &&
        !NO_COUNTRIES.includes(code),
    )
    .map((code) => ({ code, name: countryName(code, locale) }))
    .toSorted((a, b) => byName.compare(a.name, b.name))
}

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
