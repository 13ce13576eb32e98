/** How a query is compared with words. Pure; the database's `search_terms` does the same. */

const BETWEEN = /[\s!-/:-@[-`{-~，。（）、·]+/

/** The words of a text: small letters, no accents. */
export const termsOf = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFKD')
      .replaceAll(/[\u0300-\u036F]/g, '')
      .toLowerCase()
      .split(BETWEEN)
      .filter(Boolean),
  ),
]

/** Whether each word of a query begins a word of a text. */
export function fits(terms: readonly string[], text: string): boolean {
  const words = termsOf(text)
  return terms.length > 0 && terms.every((term) => words.some((word) => word.startsWith(term)))
}

/** Normalizes a query: one line of at most 80 characters. */
export const asked = (typed: string): string =>
  typed
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, 80)
    .replace(/[\uD800-\uDBFF]$/, '')

/** The digits of what looks like a tariff code or its beginning; null for anything else. */
export function codeDigits(typed: string): string | null {
  const digits = typed.replaceAll(/[.\s]/g, '')
  return /^\d{4,10}$/.test(digits) && !/[^\d.\s]/.test(typed) ? digits : null
}

/** A code's digits in each of the usual notations: 7117.19.9000 and 7117.19.90.00. */
export function writtenCodes(digits: string): string[] {
  const [chapter, six, rest] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6)]
  const head = six ? `${chapter}.${six}` : chapter
  if (!rest) return [head]
  return [
    ...new Set([
      `${head}.${rest}`,
      [head, rest.slice(0, 2), rest.slice(2)].filter(Boolean).join('.'),
      digits,
    ]),
  ]
}
