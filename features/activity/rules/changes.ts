/** The differences between before and after of an audit record, leaf by leaf. Pure. */

/** A value as the record stores it, before it is formatted for a reader. */
export type Leaf = string | number | boolean | null

export interface Change {
  /** field names from the outside in, without positions in lists */
  path: string[]
  before: Leaf | undefined
  after: Leaf | undefined
  /** the currency stored beside an amount */
  currency: string | null
}

/** Ids and fingerprints mean nothing to a person; they stay in the record and aren’t shown. */
const MACHINES =
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|(cs|pi|evt|ch|re)_\w{6,})$/
const HIDDEN =
  /^(ownerId|limitsId|partId|paymentId|batchIds?|chain|version|contentHash|documentHash|hash|basis|query|sha256|storageKey|sessionId)$/
/** Longer lists are counted, not listed. */
const MOST_TOLD = 8

type Leaves = Map<string, { path: string[]; value: Leaf; currency: string | null }>

/** What differs, or is on one side only, in the order of the record. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  // A merge, an import or an action without a before records what it did; it replaces nothing.
  const isWhole = before !== null && before !== undefined && after !== null && after !== undefined
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [left, right] = [was.get(key), is.get(key)]
    if (left && right && left.value === right.value) return []
    // A field that an older form didn't have counts as empty.
    if (isWhole && (left?.value ?? '') === (right?.value ?? '')) return []
    const leaf = right ?? left
    return leaf
      ? [{ path: leaf.path, before: left?.value, after: right?.value, currency: leaf.currency }]
      : []
  })
}

function leavesOf(value: unknown): Leaves {
  const leaves: Leaves = new Map()
  walk(value, [], null, leaves)
  return leaves
}

function walk(value: unknown, path: string[], currency: string | null, leaves: Leaves): void {
  const name = path.at(-1) ?? ''
  if (HIDDEN.test(name)) return
  const set = (leaf: Leaf) => leaves.set(JSON.stringify(path), { path, value: leaf, currency })
  if (value === null || typeof value === 'number' || typeof value === 'boolean') {
    if (path.length > 0) set(value)
  } else if (typeof value === 'string') {
    if (path.length > 0 && !MACHINES.test(value)) set(value)
  } else if (Array.isArray(value)) {
    const lines = value.slice(0, MOST_TOLD).map(lineOf).filter(Boolean)
    if (value.length > MOST_TOLD || lines.length < value.length) set(value.length)
    else if (lines.length > 0) set(lines.join('; '))
  } else if (typeof value === 'object') {
    const own = Object.entries(value)
    const currencyEntry = own.find(([key, each]) => key === 'currency' && typeof each === 'string')
    const inside = typeof currencyEntry?.[1] === 'string' ? currencyEntry[1] : currency
    for (const [key, each] of own) walk(each, [...path, key], inside, leaves)
  }
}

/** An entry of a list in one line; empty where it holds nothing but ids and fingerprints. */
function lineOf(entry: unknown): string {
  if (typeof entry === 'string') return MACHINES.test(entry) ? '' : entry
  if (typeof entry === 'number' || typeof entry === 'boolean') return String(entry)
  if (Array.isArray(entry)) return entry.map(lineOf).filter(Boolean).join(' ')
  if (entry !== null && typeof entry === 'object')
    return Object.entries(entry)
      .filter(([key]) => !HIDDEN.test(key))
      .map(([, each]) => (typeof each === 'object' ? '' : lineOf(each)))
      .filter(Boolean)
      .join(' ')
  return ''
}

/**
 * Turns the name of a field that has no words of its own into words: `leastPricePercent` becomes
 * "Least price percent".
 */
export function splitName(name: string): string {
  const words = name
    .replace(/(Minor|Id)$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
