/** What a named place may be. An Incoterm refers to a port, an airport, a terminal or a town. */

/** Languages in which somebody may write a country. */
const LANGUAGES = ['en', 'es', 'zh', 'hi', 'de', 'fr', 'pt']
/** Names of countries that people write and no list has. */
const ALSO = ['usa', 'u.s.a.', 'u.s.', 'uk', 'u.k.', 'america', 'uae', 'prc', 'holland', 'england']
/** Country and port in one: FOB Hong Kong names a place. */
const PORTS = new Set(['SG', 'HK', 'MO', 'MC', 'GI', 'DJ', 'LU'])

let countries: ReadonlySet<string> | undefined

function countryNames(): ReadonlySet<string> {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((a) => letters.map((b) => `${a}${b}`))
  const names = LANGUAGES.map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  )
  return new Set([
    ...ALSO.map(plain),
    ...codes
      .filter((code) => !PORTS.has(code))
      .flatMap((code) => {
        const countryNames = names.flatMap((in_) => in_.of(code) ?? [])
        return countryNames.length > 0 ? [plain(code), ...countryNames.map(plain)] : []
      }),
  ])
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')

/**
 * Whether a named place is only a country, in one of the languages we trade in, or its code. Pure.
 */
export function namesCountry(place: string): boolean {
  countries ??= countryNames()
  return countries.has(plain(place))
}
