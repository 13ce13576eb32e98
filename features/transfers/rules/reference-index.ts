import { bareText, readReference } from '@/features/orders/rules/payment-reference'

/** A reference as a text has it. */
export interface FoundReference {
  reference: string
  /** what stands in the text, where one typing error was put right; null where nothing was wrong */
  typed: string | null
}

/** References that are looked for, found through one typing error too. */
export interface ReferenceIndex {
  known: ReadonlySet<string>
  /** what is left of a reference without one of its characters, and whose that can be */
  shortened: ReadonlyMap<string, readonly string[]>
  lengths: readonly number[]
}

/** Much longer than a bank's text; of more the beginning is read. */
const MOST_CHARACTERS = 2_000

/** Makes ready to look for references. Pure. */
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
 * The references that a text has, whatever stands between their characters. One with a typing error (a character
 * that is wrong, missing, too many, or changed places with the next) is put right where only one known can be meant;
 * such are looked for only where none stands rightly.
 * @returns known references, each once
 */
export function referencesIn(text: string, index: ReferenceIndex): FoundReference[] {
  const bare = bareText(text.slice(0, MOST_CHARACTERS))
  const exact = new Set<string>()
  for (const [written] of bare.matchAll(/RF\d{2}SO\d{5,10}[A-Z]/g))
    if (index.known.has(written)) exact.add(written)
  if (exact.size > 0) return [...exact].map((reference) => ({ reference, typed: null }))
  const meant = new Map<string, string>()
  for (const window of windowsOf(bare, index.lengths)) {
    // What is right by its check digits is somebody's own reference, and no slip of another.
    if (readReference(window)) continue
    for (const reference of meantBy(window, index))
      if (!meant.has(reference)) meant.set(reference, window)
  }
  const [only] = meant
  return meant.size === 1 && only ? [{ reference: only[0], typed: only[1] }] : []
}

/** The references that are right by their check digits, whether or not anybody looks for them; each once. */
export function writtenReferences(text: string): string[] {
  const written = bareText(text.slice(0, MOST_CHARACTERS)).matchAll(/RF\d{2}SO\d{5,10}[A-Z]/g)
  return [...new Set([...written].map(([reference]) => reference))].filter(readReference)
}

/** Pieces of a text that can be a reference with one error: that leaves RF or SO where it is. */
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

/** The known references that are one typing error from a text. */
function meantBy(text: string, { known, shortened }: ReferenceIndex): Set<string> {
  const meant = new Set<string>()
  for (const candidate of shortened.get(text) ?? []) meant.add(candidate)
  for (const rest of shortenings(text)) {
    if (known.has(rest)) meant.add(rest)
    for (const candidate of shortened.get(rest) ?? [])
      if (isOneSlip(text, candidate)) meant.add(candidate)
  }
  return meant
}

/** Of two texts as long as one another: one character differs, or two neighbours have changed places. */
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
