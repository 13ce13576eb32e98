import { bareText, readReference } from '@/features/orders/rules/payment-reference'

/** A reference found in a text. */
export interface FoundReference {
  reference: string
  /** the text as typed, where one typing error was corrected; null where nothing was wrong */
  typed: string | null
}

/** References to look for, which are found despite one typing error. */
export interface ReferenceIndex {
  known: ReadonlySet<string>
  /** each reference without one of its characters, and which references it can come from */
  shortened: ReadonlyMap<string, readonly string[]>
  lengths: readonly number[]
}

/** Much longer than any bank's text; of a longer one only the beginning is read. */
const MOST_CHARACTERS = 2_000

/** Prepares an index to look for references. Pure. */
export function indexReferences(references: Iterable<string>): ReferenceIndex {
  const known = new Set(references)
  const shortened = new Map<string, string[]>()
  for (const reference of known)
    for (const rest of shortenings(reference)) {
      const owners = shortened.get(rest)
      if (owners) owners.push(reference)
      else shortened.set(rest, [reference])
    }
  return { known, shortened, lengths: [...new Set([...known].map(({ length }) => length))] }
}

/**
 * The references in a text, whatever stands between their characters. A reference with one typing error (a wrong,
 * missing, extra or swapped character) is corrected where only one known reference can be meant, and only if no
 * exact one is found.
 * @returns known references, each once
 */
export function referencesIn(text: string, index: ReferenceIndex): FoundReference[] {
  const bare = bareText(text.slice(0, MOST_CHARACTERS))
  const exact = new Set<string>()
  for (const [reference] of bare.matchAll(/RF\d{2}SO\d{5,10}[A-Z]/g))
    if (index.known.has(reference)) exact.add(reference)
  if (exact.size > 0) return [...exact].map((reference) => ({ reference, typed: null }))
  const corrections = new Map<string, string>()
  for (const window of windowsOf(bare, index.lengths)) {
    // A text with right check digits is a reference of its own, and no misspelling of another.
    if (readReference(window)) continue
    for (const reference of meantBy(window, index))
      if (!corrections.has(reference)) corrections.set(reference, window)
  }
  const [only] = corrections
  return corrections.size === 1 && only ? [{ reference: only[0], typed: only[1] }] : []
}

/** The references with right check digits, known or not; each once. */
export function writtenReferences(text: string): string[] {
  const matches = bareText(text.slice(0, MOST_CHARACTERS)).matchAll(/RF\d{2}SO\d{5,10}[A-Z]/g)
  return [...new Set([...matches].map(([reference]) => reference))].filter(readReference)
}

/** Pieces of a text that can be a reference with one error, which leaves RF or SO in place. */
function windowsOf(bare: string, lengths: readonly number[]): Set<string> {
  const starts = new Set<number>()
  for (let at = bare.indexOf('RF'); at >= 0; at = bare.indexOf('RF', at + 1)) starts.add(at)
  for (let at = bare.indexOf('SO'); at >= 0; at = bare.indexOf('SO', at + 1))
    for (const before of [3, 4, 5]) if (at >= before) starts.add(at - before)
  const windows = new Set<string>()
  for (const start of starts)
    for (const length of lengths)
      for (const size of [length - 1, length, length + 1])
        if (start + size <= bare.length) windows.add(bare.slice(start, start + size))
  return windows
}

/** The known references that are one typing error away from a text. */
function meantBy(text: string, { known, shortened }: ReferenceIndex): Set<string> {
  const candidates = new Set<string>()
  for (const candidate of shortened.get(text) ?? []) candidates.add(candidate)
  for (const rest of shortenings(text)) {
    if (known.has(rest)) candidates.add(rest)
    for (const candidate of shortened.get(rest) ?? [])
      if (isOneSlip(text, candidate)) candidates.add(candidate)
  }
  return candidates
}

/** Of two texts of the same length: whether one character differs, or two neighbours are swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const differ = [...a].flatMap((sign, i) => (sign === b[i] ? [] : [i]))
  const [first = -1, second = -1] = differ
  return (
    differ.length === 1 ||
    (differ.length === 2 &&
      second === first + 1 &&
      a[first] === b[second] &&
      a[second] === b[first])
  )
}

const shortenings = (text: string): Set<string> =>
  new Set([...text].map((_, i) => text.slice(0, i) + text.slice(i + 1)))
