import { messages } from '@/i18n/messages'
import { routing } from '@/i18n/routing'

/**
 * A second language for tests: figures, days and countries are German, and each word of our texts
 * is in ‹angle quotes›. Anything outside of them is data, or was never translated.
 */
export const PSEUDO = 'de'

/** Adds the second language to the site until the test file ends. */
export function addPseudoLanguage(): void {
  const locales = routing.locales as unknown as string[]
  if (!locales.includes(PSEUDO)) locales.push(PSEUDO)
  ;(messages as Record<string, unknown>)[PSEUDO] = marked(messages.en)
}

function marked(node: unknown): unknown {
  if (typeof node === 'string') return markedText(node)
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, marked(value)]))
}

/** The words of an ICU message in angle quotes; arguments, choices and tags stay as they are. */
export function markedText(message: string): string {
  // Text and arguments alternate with the depth of braces: {count, plural, one {# piece} other
  // {…}}.
  let depth = 0
  return (message.match(/[{}]|<[^>]*>|[^{}<]+/g) ?? [])
    .map((part) => {
      if (part === '{' || part === '}') {
        depth += part === '{' ? 1 : -1
        return part
      }
      return depth % 2 === 0 && !part.startsWith('<')
        ? part.replaceAll(/[^\s#]*\p{L}(?:[^#]*[^\s#])?/gu, '‹$&›')
        : part
    })
    .join('')
}

/**
 * The parts of a text that are in neither language: words outside of the angle quotes that aren't
 * data, and figures or days as English writes them.
 * @param data words from the trade and not from our texts: names, codes, titles of tariff rows
 */
export function leftBehind(text: string, data: readonly string[]): string[] {
  const folded = text.replaceAll(/https?:\S+/g, '').replaceAll(/\s+/g, ' ')
  const rest = data
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (remainder, dataPhrase) =>
        dataPhrase ? remainder.replaceAll(new RegExp(escaped(dataPhrase), 'giu'), '¤') : remainder,
      folded.replaceAll(/‹[^›]*›/g, '¤'),
    )
  return [
    ...(rest.match(/\p{L}{2,}/gu) ?? []).filter((word) => !GERMAN.test(word)),
    ...(folded.match(/\d,\d{3}\.\d|\b[A-Z][a-z]{2} \d{1,2}, \d{4}/g) ?? []),
  ]
}

const escaped = (phrase: string): string =>
  phrase.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(/\s+/g, ' ')

/** Months as the second language abbreviates them, and the codes of currencies, terms and units. */
const GERMAN =
  /^(Jan|Feb|März|Apr|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez|USD|EUR|DDP|FOB|CN|US|mm|kg|UTC|Vereinigte|Staaten|China)$/u
