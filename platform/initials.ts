/** What stands in brackets isn't part of the name: `Lin Owner (demo)`. */
const ASIDE = /[([（].*?[)\]）]/gu
/** Names written without a space between family and given name. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u

/**
 * The two letters that stand for a person: the initials of first and last name, or the given name’s
 * last two characters. Pure.
 */
export function initialsOf(name: string): string {
  const words = name.replaceAll(ASIDE, ' ').match(/[\p{L}\p{N}]+/gu) ?? []
  const [first = '', ...others] = words
  if (others.length === 0) return UNSPACED.test(first) ? lastTwo(first) : firstOf(first, 2)
  return firstOf(first, 1) + firstOf(others.at(-1) ?? '', 1)
}

const firstOf = (word: string, count: number): string =>
  [...word].slice(0, count).join('').toUpperCase()
const lastTwo = (word: string): string => [...word].slice(-2).join('')
