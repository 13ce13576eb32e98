import type { PriceBreak } from '@/features/pricing/rules/list-price'
import { SCOPES, type PriceEntry, type Scope } from '@/features/pricing/rules/price-lists'
import type { DecimalSign, Writing } from '@/platform/amounts'
import { formatAmount, plainAmount } from '@/platform/money'
import { amountOf, decimalOf, wholeOf, type Choice, type ReadNumber } from '@/platform/number-words'
import {
  numberExample,
  readAmong,
  signAmong,
  type Among,
  type NumberExample,
} from '@/platform/numbers-among'
import { textCells } from '@/platform/sheets/cell-lines'

/**
 * Entries of a price list as rows of five cells, in the editor (`|` or a tab
 * between them, so that rows of a sheet can be pasted) and in a file.
 * A percentage is one row, own breaks are a row each. Pure; browser-safe.
 */

/** Names of the cells, as a file heads them. */
export const ENTRY_COLUMNS = ['for', 'which', 'fromQuantity', 'price', 'aboveList'] as const
/** At most so many rows a list. */
export const MOST_ROWS = 20_000

export interface EntryProblem {
  /** of the text or the file, from 1 */
  line: number
  message: string
  /** the column whose number can be two */
  asks?: number
}
export interface EntryRow {
  line: number
  cells: readonly string[]
}
/** An entry and the lines it came from. Keys are as people write them: style number, SKU. */
export interface WrittenEntry extends PriceEntry {
  line: number
}

const LINES = ['JEWELRY', 'BOXES', 'ORGANIZERS'] as const
const NO = new Set(['', '-', 'no', 'n', '0', 'false'])
const YES = new Set(['yes', 'y', '1', 'true', 'above list'])

/** The rows of what stands in the editor; empty lines count as lines and say nothing. */
export const rowsOfText = (text: string): EntryRow[] =>
  textCells(text)
    .map((cells, i) => ({ line: i + 1, cells }))
    .filter(({ cells }) => cells.some(Boolean))

/** How prices and percentages part a fraction, where one of them shows it. */
const signOf = (rows: readonly EntryRow[]): DecimalSign | undefined =>
  signAmong(rows.map(({ cells }) => PERCENT.exec(cells[3] ?? '')?.[1] ?? cells[3] ?? ''))

/** Columns of numbers that can be two. A percentage can't: a hundred of them is too many. */
const QUANTITY = 2
const PRICE = 3

/** Reads the number in a cell; nothing where its column holds none. */
export function readEntryNumber(
  column: number,
  text: string,
  writing: Writing = {},
): ReadNumber<number> {
  if (column === QUANTITY) return wholeOf(text, writing)
  return column === PRICE && !text.includes('%')
    ? amountOf(text, { currency: 'USD', ...writing })
    : wholeOf('')
}

/** What the number in a cell can be, by what the rows' other prices show. */
export const entryChoices = (
  rows: readonly EntryRow[],
): ((column: number, text: string) => readonly Choice[]) => {
  const sign = signOf(rows)
  return (column, text) => readEntryNumber(column, text, { sign }).choices
}

/** A number of a file that can be two, and where it stands. */
export interface OpenNumber extends NumberExample {
  /** of the file, from 1 */
  line: number
  column: (typeof ENTRY_COLUMNS)[number]
}

/** The first numbers that can be two whatever the others show, at most so many. */
export function openNumbers(rows: readonly EntryRow[], most = 2): OpenNumber[] {
  const shown = signOf(rows)
  const found: OpenNumber[] = []
  for (const { line, cells } of rows)
    for (const at of [QUANTITY, PRICE]) {
      const [text = '', column] = [cells[at], ENTRY_COLUMNS[at]]
      if (found.length >= most) return found
      const example = numberExample(text, (writing) => readEntryNumber(at, text, writing), {
        shown,
      })
      if (example && column) found.push({ ...example, line, column })
    }
  return found
}

/** Rows as cells, each as the database would give it back where it can be read, and as it was typed where it can't. */
export function plainRows(text: string): string[][] {
  const rows = rowsOfText(text)
  const among = { shown: signOf(rows) }
  return rows.map(({ cells }) => {
    const read = readRow(cells, among)
    const plain = 'problem' in read ? undefined : entryRows([read])[0]
    return (
      plain ?? ENTRY_COLUMNS.map((_, i) => (i < 4 ? cells[i] : cells.slice(4).join(' | ')) ?? '')
    )
  })
}

/**
 * Reads rows into entries, with every wrong row named. A number that can be two is settled by the
 * other prices, or by what was said of all of them, or named.
 * @param said how all of them part a fraction, where somebody said so
 */
export function readEntries(
  rows: readonly EntryRow[],
  said?: DecimalSign,
): {
  entries: WrittenEntry[]
  problems: EntryProblem[]
} {
  const problems: EntryProblem[] = []
  const entries = new Map<string, WrittenEntry>()
  if (rows.length > MOST_ROWS)
    return {
      entries: [],
      problems: [{ line: rows[MOST_ROWS]?.line ?? 0, message: `more than ${MOST_ROWS} rows` }],
    }
  const among = { shown: signOf(rows), said }
  for (const { line, cells } of rows) {
    const read = readRow(cells, among)
    if ('problem' in read) {
      const { problem, asks } = read
      problems.push({ line, message: problem, ...(asks === undefined ? {} : { asks }) })
      continue
    }
    const name = `${read.scope} ${read.key}`
    const before = entries.get(name)
    const problem = before ? join(before, read) : null
    if (problem) problems.push({ line, message: problem })
    if (!before) entries.set(name, { ...read, line })
  }
  return { entries: [...entries.values()], problems }
}

/** Adds a row to the entry it belongs to. @returns what is wrong with it */
function join(entry: WrittenEntry, more: PriceEntry): string | null {
  const [last, next] = [entry.breaks.at(-1), more.breaks[0]]
  if (!last || !next)
    return `${entry.key || 'the whole list'} has a price already, on line ${entry.line}`
  if (next.fromQuantity <= last.fromQuantity)
    return `${next.fromQuantity} doesn’t follow ${last.fromQuantity}`
  if (next.unitPriceMinor >= last.unitPriceMinor)
    return `the price doesn’t fall: ${formatAmount(next.unitPriceMinor, 'en')} from ${next.fromQuantity}, ${formatAmount(last.unitPriceMinor, 'en')} before`
  entry.breaks = [...entry.breaks, next]
  entry.aboveList ||= more.aboveList
  return null
}

/** What is wrong with a row, and the column that asks, where a number of it can be two. */
interface WrongRow {
  problem: string
  asks?: number
}
const wrong = (problem: string): WrongRow => ({ problem })

function readRow(cells: readonly string[], among: Among): PriceEntry | WrongRow {
  const [name = '', which = '', quantity = '', price = '', above = '', ...rest] = cells
  if (rest.some(Boolean)) return wrong('has more than five parts')
  const scope = SCOPES.find((each) => each === name.toUpperCase())
  if (!scope) return wrong(`“${name}” is none of whole, line, type, product, sku`)
  const key = readKey(scope, which)
  if (typeof key !== 'string') return key
  const word = above.toLowerCase()
  if (!NO.has(word) && !YES.has(word))
    return wrong(`“${above}” is neither yes nor no for above list`)
  const entry = { scope, key, aboveList: YES.has(word) }
  return price.includes('%')
    ? readPercent(entry, quantity, price, among)
    : readBreak(entry, quantity, price, among)
}

function readKey(scope: Scope, which: string): string | WrongRow {
  if (scope === 'WHOLE')
    return which === '' || which === '-' ? '' : wrong(`the whole list has no “${which}”`)
  if (scope === 'LINE')
    return (
      LINES.find((each) => each === which.toUpperCase()) ??
      wrong(`“${which}” is none of jewelry, boxes, organizers`)
    )
  if (scope === 'TYPE')
    return /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(which) && which.length <= 40
      ? which.toLowerCase()
      : wrong(`“${which.slice(0, 60)}” is no type`)
  return /^[A-Za-z0-9][A-Za-z0-9.-]{1,63}$/.test(which)
    ? which.toUpperCase()
    : wrong(`“${which.slice(0, 80)}” is no ${scope === 'SKU' ? 'SKU' : 'style number'}`)
}

const PERCENT = /^([^%]*?)\s*%\s*(off|up)?$/i

function readPercent(
  entry: Omit<PriceEntry, 'basisPoints' | 'breaks'>,
  quantity: string,
  price: string,
  among: Among,
): PriceEntry | WrongRow {
  if (quantity !== '' && quantity !== '-')
    return wrong('a percentage holds at every quantity: leave the quantity empty')
  const [, typed = '', word = ''] = PERCENT.exec(price) ?? []
  const percent = (writing: Writing) => decimalOf(typed, { ...writing, decimals: 2, signed: true })
  // Nobody takes thousands of percent off: what can be two is the smaller.
  const [, smaller] = percent({}).choices
  const { value, why, problem } = smaller
    ? percent({ sign: smaller.sign, declared: true })
    : readAmong(percent, among)
  if (why === 'too_precise' && problem !== null) return wrong(problem)
  const hundredths = value === undefined ? Number.NaN : Math.round(Number(value) * 100)
  const size = Math.abs(hundredths)
  if (!(size < 10_000))
    return wrong(`“${price}” is no percentage such as 12% off or 2.5% up, below 100`)
  const down = typed.trim().startsWith('-')
  const up = typed.trim().startsWith('+') || word.toLowerCase() === 'up'
  if (up && (down || word.toLowerCase() === 'off')) return wrong(`“${price}” is both off and up`)
  if (up && size > 0 && !entry.aboveList)
    return wrong('is dearer than the catalog: say yes for above list if it is meant')
  // 0, not -0, for a rise of nothing.
  return { ...entry, basisPoints: up && size > 0 ? -size : size, breaks: [] }
}

function readBreak(
  entry: Omit<PriceEntry, 'basisPoints' | 'breaks'>,
  quantity: string,
  price: string,
  among: Among,
): PriceEntry | WrongRow {
  if (entry.scope !== 'PRODUCT' && entry.scope !== 'SKU')
    return wrong(
      `“${price}”: a ${entry.scope === 'WHOLE' ? 'whole list' : entry.scope.toLowerCase()} takes a percentage such as 12% off`,
    )
  const pieces = readAmong((writing) => wholeOf(quantity, writing), among)
  const fromQuantity = pieces.value ?? 0
  if (fromQuantity < 1 || fromQuantity > 9_999_999)
    return unread(pieces, QUANTITY, `“${quantity}” is no quantity`)
  const read = readAmong((writing) => amountOf(price, { currency: 'USD', ...writing }), among)
  const unitPriceMinor = read.value
  if (unitPriceMinor === undefined)
    return unread(read, PRICE, `“${price}” is no price in USD and no percentage`)
  if (unitPriceMinor === 0) return wrong('a price of zero')
  if (unitPriceMinor > 100_000_000) return wrong('a price above one million')
  return { ...entry, basisPoints: null, breaks: [{ fromQuantity, unitPriceMinor }] }
}

/** Why a number isn't taken; what is none at all has better words in its column. */
function unread({ why, problem }: ReadNumber<unknown>, column: number, belongs: string): WrongRow {
  if (why === 'ambiguous' && problem !== null) return { problem, asks: column }
  return wrong((why === 'not_a_number' ? null : problem) ?? belongs)
}

/** Entries as rows of cells; reading them back yields the same entries. */
export function entryRows(entries: readonly PriceEntry[]): string[][] {
  const sorted = entries.toSorted(
    (a, b) =>
      SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) ||
      (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
  )
  return sorted.flatMap(({ scope, key, basisPoints, breaks, aboveList }) => {
    const [name, which, above] = [
      scope.toLowerCase(),
      scope === 'LINE' ? key.toLowerCase() : key,
      aboveList ? 'yes' : '',
    ]
    return basisPoints === null
      ? breaks.map((each: PriceBreak) => [
          name,
          which,
          String(each.fromQuantity),
          plainAmount(each.unitPriceMinor),
          above,
        ])
      : [[name, which, '', percentText(basisPoints), above]]
  })
}

/** `12% off`, `2.5% up`. */
export function percentText(basisPoints: number): string {
  const size = Math.abs(basisPoints)
  const part =
    size % 100 === 0
      ? ''
      : `.${String(size % 100)
          .padStart(2, '0')
          .replace(/0$/, '')}`
  return `${Math.trunc(size / 100)}${part}% ${basisPoints < 0 ? 'up' : 'off'}`
}

/** Entries as the editor shows them. */
export const entriesText = (entries: readonly PriceEntry[]): string =>
  entryRows(entries)
    .map((cells) => cells.join(' | ').replace(/( \| )+$/, ''))
    .join('\n')
