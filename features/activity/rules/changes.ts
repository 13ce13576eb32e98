/** What a record of a deed says was before and is after, leaf by leaf. Pure. */

/** A value as the record has it, before it is written for a reader. */
export type Leaf = string | number | boolean | null

export interface Change {
  /** names from the outside in; places in a list are left out */
  path: string[]
  before: Leaf | undefined
  after: Leaf | undefined
  /** the currency that stands beside an amount */
  currency: string | null
}

/** Ids and fingerprints say nothing to a person, and the record keeps them. */
const MACHINES =
  /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|(cs|pi|evt|ch|re)_\w{6,})$/
const HIDDEN =
  /^(ownerId|limitsId|partId|paymentId|batchIds?|chain|version|contentHash|documentHash|hash|basis|query|sha256|storageKey|sessionId)$/
/** Longer lists are counted and not told. */
const MOST_TOLD = 8

type Leaves = Map<string, { path: string[]; value: Leaf; currency: string | null }>

/** What differs, or is told of one side alone, in the order in which the record has it. */
export function changesOf(before: unknown, after: unknown): Change[] {
  const [was, is] = [leavesOf(before), leavesOf(after)]
  // A merge, an import or a deed without a before tells what it did, and takes nothing's place.
  const isWhole = before !== null && before !== undefined && after !== null && after !== undefined
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key) => {
    const [left, right] = [was.get(key), is.get(key)]
    if (left && right && left.value === right.value) return []
    // What a form of before didn't have was empty.
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
    const named = own.find(([key, each]) => key === 'currency' && typeof each === 'string')
    const inside = typeof named?.[1] === 'string' ? named[1] : currency
    for (const [key, each] of own) walk(each, [...path, key], inside, leaves)
  }
}

/** An entry of a list in one line; empty where it is no more than a machine's. */
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

/** A name of a field that has no words of its own: `leastPricePercent` is "Least price percent". */
export function splitName(name: string): string {
  const words = name
    .replace(/(Minor|Id)$/, '')
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
