import type { Message } from '@/i18n/message'
import type { Messages } from '@/i18n/messages'
import type { PriceBreak } from '@/features/pricing/rules/list-price'
import { SCOPES, type PriceEntry, type Scope } from '@/features/pricing/rules/price-lists'
import type { DecimalSign, Writing } from '@/platform/amounts'
import { plainAmount } from '@/platform/money'
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
 * Entries of a price list as rows of five cells, in the editor (separated by `|` or a tab, so that rows of a sheet
 * can be pasted) and in a file. A percentage is one row, own breaks one row each. Pure; browser-safe.
 */

/** Names of the cells, as a file heads them. */
export const ENTRY_COLUMNS = ['for', 'which', 'fromQuantity', 'price', 'aboveList'] as const
/** The most rows of a list. */
export const MOST_ROWS = 20_000

export interface EntryProblem {
  /** of the text or the file, from 1 */
  line: number
  problem: Message
  /** the column with an ambiguous number */
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

/** The rows of the editor's text; empty lines are counted and ignored. */
export const rowsOfText = (text: string): EntryRow[] =>
  textCells(text)
    .map((cells, i) => ({ line: i + 1, cells }))
    .filter(({ cells }) => cells.some(Boolean))

/** The decimal sign of prices and percentages, where one of them shows it. */
const signOf = (rows: readonly EntryRow[]): DecimalSign | undefined =>
  signAmong(rows.map(({ cells }) => PERCENT.exec(cells[3] ?? '')?.[1] ?? cells[3] ?? ''))

/** Columns whose numbers can be ambiguous. A percentage can't: it never reaches thousands. */
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

/** The possible readings of a cell's number, given the rows' other prices. */
export const entryChoices = (
  rows: readonly EntryRow[],
): ((column: number, text: string) => readonly Choice[]) => {
  const sign = signOf(rows)
  return (column, text) => readEntryNumber(column, text, { sign }).choices
}

/** An ambiguous number of a file, and where it is. */
export interface OpenNumber extends NumberExample {
  /** of the file, from 1 */
  line: number
  column: (typeof ENTRY_COLUMNS)[number]
}

/** The first numbers that stay ambiguous whatever the others show, up to a maximum. */
export function openNumbers(rows: readonly EntryRow[], most = 2): OpenNumber[] {
  const shownSign = signOf(rows)
  const openOnes: OpenNumber[] = []
  for (const { line, cells } of rows)
    for (const at of [QUANTITY, PRICE]) {
      const [text = '', column] = [cells[at], ENTRY_COLUMNS[at]]
      if (openOnes.length >= most) return openOnes
      const example = numberExample(text, (writing) => readEntryNumber(at, text, writing), {
        shown: shownSign,
      })
      if (example && column) openOnes.push({ ...example, line, column })
    }
  return openOnes
}

/** Rows as cells: each as the database would return it where it can be read, and as typed where it can't. */
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
 * Reads rows into entries and reports every wrong row. An ambiguous number is settled by the other prices, or by the
 * chosen sign, or reported.
 * @param chosenSign the rows' decimal sign, if somebody chose one
 */
export function readEntries(
  rows: readonly EntryRow[],
  chosenSign?: DecimalSign,
): {
  entries: WrittenEntry[]
  problems: EntryProblem[]
} {
  const problems: EntryProblem[] = []
  const entries = new Map<string, WrittenEntry>()
  if (rows.length > MOST_ROWS)
    return {
      entries: [],
      problems: [
        {
          line: rows[MOST_ROWS]?.line ?? 0,
          problem: message('too_many', { most: { whole: MOST_ROWS } }),
        },
      ],
    }
  const among = { shown: signOf(rows), said: chosenSign }
  for (const { line, cells } of rows) {
    const read = readRow(cells, among)
    if ('problem' in read) {
      problems.push({ line, ...read })
      continue
    }
    const name = `${read.scope} ${read.key}`
    const before = entries.get(name)
    const problem = before ? join(before, read) : null
    if (problem) problems.push({ line, problem })
    if (!before) entries.set(name, { ...read, line })
  }
  return { entries: [...entries.values()], problems }
}

const message = (name: keyof Messages['priceRows'], values: Message['values'] = {}): Message => ({
  code: `priceRows.${name}`,
  values,
})

/**
 * Adds a row to its entry.
 * @returns what is wrong with it
 */
function join(entry: WrittenEntry, more: PriceEntry): Message | null {
  const { key, line } = entry
  const [last, next] = [entry.breaks.at(-1), more.breaks[0]]
  if (!last || !next)
    return key ? message('priced_already', { key, line }) : message('list_priced_already', { line })
  if (next.fromQuantity <= last.fromQuantity)
    return message('no_follow', {
      from: { whole: next.fromQuantity },
      before: { whole: last.fromQuantity },
    })
  if (next.unitPriceMinor >= last.unitPriceMinor)
    return message('no_fall', {
      price: { amountMinor: next.unitPriceMinor, currency: 'USD' },
      from: { whole: next.fromQuantity },
      before: { amountMinor: last.unitPriceMinor, currency: 'USD' },
    })
  entry.breaks = [...entry.breaks, next]
  entry.aboveList ||= more.aboveList
  return null
}

/** What is wrong with a row, and the column with an ambiguous number, if it has one. */
type WrongRow = Pick<EntryProblem, 'problem' | 'asks'>

const wrong = (...said: Parameters<typeof message>): WrongRow => ({ problem: message(...said) })

function readRow(cells: readonly string[], among: Among): PriceEntry | WrongRow {
  const [name = '', which = '', quantity = '', price = '', above = '', ...rest] = cells
  if (rest.some(Boolean)) return wrong('five_parts')
  const scope = SCOPES.find((each) => each === name.toUpperCase())
  if (!scope) return wrong('no_scope', { text: name })
  const key = readKey(scope, which)
  if (typeof key !== 'string') return key
  const word = above.toLowerCase()
  if (!NO.has(word) && !YES.has(word)) return wrong('above_list', { text: above })
  const entry = { scope, key, aboveList: YES.has(word) }
  return price.includes('%')
    ? readPercent(entry, quantity, price, among)
    : readBreak(entry, quantity, price, among)
}

function readKey(scope: Scope, which: string): string | WrongRow {
  if (scope === 'WHOLE')
    return which === '' || which === '-' ? '' : wrong('whole_has_none', { text: which })
  if (scope === 'LINE')
    return LINES.find((each) => each === which.toUpperCase()) ?? wrong('no_line', { text: which })
  if (scope === 'TYPE')
    return /^[a-z0-9]+(-[a-z0-9]+)*$/i.test(which) && which.length <= 40
      ? which.toLowerCase()
      : wrong('no_type', { text: which.slice(0, 60) })
  return /^[A-Za-z0-9][A-Za-z0-9.-]{1,63}$/.test(which)
    ? which.toUpperCase()
    : wrong(scope === 'SKU' ? 'no_sku' : 'no_style', { text: which.slice(0, 80) })
}

const PERCENT = /^([^%]*?)\s*%\s*(off|up)?$/i

function readPercent(
  entry: Omit<PriceEntry, 'basisPoints' | 'breaks'>,
  quantity: string,
  price: string,
  among: Among,
): PriceEntry | WrongRow {
  if (quantity !== '' && quantity !== '-') return wrong('percent_quantity')
  const [, typed = '', word = ''] = PERCENT.exec(price) ?? []
  const percent = (writing: Writing) => decimalOf(typed, { ...writing, decimals: 2, signed: true })
  // Nobody deducts thousands of percent: of two readings the smaller is meant.
  const [, smaller] = percent({}).choices
  const { value, why, complaint } = smaller
    ? percent({ sign: smaller.sign, declared: true })
    : readAmong(percent, among)
  if (why === 'too_precise' && complaint !== null) return { problem: complaint }
  const hundredths = value === undefined ? Number.NaN : Math.round(Number(value) * 100)
  const size = Math.abs(hundredths)
  if (!(size < 10_000)) return wrong('no_percent', { text: price })
  const down = typed.trim().startsWith('-')
  const up = typed.trim().startsWith('+') || word.toLowerCase() === 'up'
  if (up && (down || word.toLowerCase() === 'off')) return wrong('off_and_up', { text: price })
  if (up && size > 0 && !entry.aboveList) return wrong('dearer')
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
    return wrong('takes_percent', { text: price, scope: entry.scope })
  const pieces = readAmong((writing) => wholeOf(quantity, writing), among)
  const fromQuantity = pieces.value ?? 0
  if (fromQuantity < 1 || fromQuantity > 9_999_999)
    return unread(pieces, QUANTITY, wrong('no_quantity', { text: quantity }))
  const read = readAmong((writing) => amountOf(price, { currency: 'USD', ...writing }), among)
  const unitPriceMinor = read.value
  if (unitPriceMinor === undefined) return unread(read, PRICE, wrong('no_price', { text: price }))
  if (unitPriceMinor === 0) return wrong('zero')
  if (unitPriceMinor > 100_000_000) return wrong('above_million')
  return { ...entry, basisPoints: null, breaks: [{ fromQuantity, unitPriceMinor }] }
}

/** Why a number isn't accepted; text that isn't a number has a better message in its column. */
function unread(
  { why, complaint }: ReadNumber<unknown>,
  column: number,
  belongs: WrongRow,
): WrongRow {
  if (complaint === null || why === 'not_a_number') return belongs
  return why === 'ambiguous' ? { problem: complaint, asks: column } : { problem: complaint }
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
