import { mayBeTwo, type DecimalSign, type Writing } from '@/platform/amounts'
import { plainAmount } from '@/platform/money'
import { EVIDENCE } from '@/features/tariffs/data/origin-processes'
import type { StatedFact } from '@/features/tariffs/rules/goods-facts'
import type { MakingRoute, MakingStep } from '@/features/tariffs/rules/origin'
import { textCells } from '@/platform/sheets/cell-lines'
import { amountOf, decimalOf, wholeOf, type ReadNumber } from '@/platform/number-words'
import { numbersOf } from './list-numbers'

/**
 * Lists of a product as text, an entry a line with `|` between its parts: what people type, paste
 * from a sheet and keep in a cell.
 */

export interface ListProblem {
  /** from 1 */
  line: number
  message: string
}
export type Read<T> = { entries: T[] } | { problems: ListProblem[] }

interface Part<T> {
  name: string
  /** @param sign how the list's other numbers part a fraction */
  read: (text: string, sign?: DecimalSign) => T | undefined
  /** reads it where it is a number */
  number?: (text: string, writing: Writing) => ReadNumber<T>
  write: (value: T) => string
  /** what it is where a line ends before it; lists of before, that had fewer parts, read as they did */
  missing?: T
}

const word = (name: string, pattern = /^.{1,120}$/): Part<string> => ({
  name,
  read: (text) => (pattern.test(text) ? text : undefined),
  write: (value) => value,
})
const oneOf = (name: string, all: readonly string[]): Part<string> => ({
  name: `${name} (${all.join(', ')})`,
  read: (text) => all.find((each) => each === text.toLowerCase()),
  write: (value) => value,
})
const number = <T extends number | string>(
  name: string,
  read: (text: string, writing: Writing) => ReadNumber<T>,
  write: (value: T) => string,
  taken: (value: T) => boolean = () => true,
): Part<T> => ({
  name,
  read: (text, sign) => {
    const { value } = read(text, { sign })
    return value !== undefined && taken(value) ? value : undefined
  },
  number: read,
  write,
})
const whole = (name: string, most = 9_999_999): Part<number> =>
  number(name, wholeOf, String, (value) => value <= most)
const usd = (name: string): Part<number> =>
  number(
    name,
    (text, writing) => amountOf(text, { ...writing, currency: 'USD', signed: true }),
    plainAmount,
  )
const price = (name: string): Part<number> =>
  number(name, (text, writing) => amountOf(text, { ...writing, currency: 'USD' }), plainAmount)
const yesNo = (name: string): Part<boolean> => ({
  name: `${name} (yes or no)`,
  read: (text) => ({ yes: true, no: false, '': false })[text.toLowerCase()],
  write: (value) => (value ? 'yes' : 'no'),
  missing: false,
})
const none = <T>(part: Part<T>): Part<T | null> => ({
  name: `${part.name} or -`,
  read: (text, sign) => (text === '-' ? null : part.read(text, sign)),
  write: (value) => (value === null ? '-' : part.write(value)),
})
const optional = (name: string, pattern: RegExp): Part<string> => ({
  name,
  read: (text) => (text === '' || pattern.test(text) ? text : undefined),
  write: (value) => value,
  missing: '',
})

/** Texts of a list whose entries are kept for the next one that is the same. */
const MOST_REMEMBERED = 100

/** Reads and writes a list whose lines have these parts. */
function listOf<T extends object>(parts: { [K in keyof T & string]: Part<T[K]> }) {
  const names = Object.keys(parts) as (keyof T & string)[]
  const needed = names.filter((name) => parts[name].missing === undefined).length
  const numbers = numbersOf(names.map((name) => parts[name].number))
  const readLine = (cells: readonly string[], sign?: DecimalSign): T | string => {
    if (cells.length < needed || cells.length > names.length)
      return `needs ${needed === names.length ? '' : `${needed} to `}${names.length} parts with | between them: ${names.map((name) => parts[name].name).join(' | ')}`
    const entry: Partial<T> = {}
    for (const [j, name] of names.entries()) {
      const part: Part<T[typeof name]> = parts[name]
      const value = j < cells.length ? part.read(cells[j] ?? '', sign) : part.missing
      if (value === undefined)
        return whyNot(part.number?.(cells[j] ?? '', { sign })) ?? `“${cells[j]}” is no ${part.name}`
      entry[name] = value
    }
    return entry as T
  }
  const writeLine = (entry: T): string => {
    const cells = names.map((name) => parts[name].write(entry[name]))
    // Parts at the end that say nothing are left out.
    while (cells.length > needed && isMissing(parts, names[cells.length - 1], cells.at(-1)))
      cells.pop()
    return cells.join(' | ')
  }
  const readBefore = new Map<string, readonly T[]>()
  return {
    /** what its columns are called, in order */
    columns: names.map((name) => parts[name].name.replace(/ \(.*| or -$/, '')),
    read: (text: string): Read<T> => {
      if (text === '') return { entries: [] }
      const before = readBefore.get(text)
      if (before) return { entries: before.map((entry) => ({ ...entry })) }
      const [entries, problems]: [T[], ListProblem[]] = [[], []]
      const rows = textCells(text)
      const sign = mayBeTwo(text) ? numbers.shownIn(rows) : undefined
      for (const [i, cells] of rows.entries()) {
        if (cells.every((cell) => cell === '')) continue
        const entry = readLine(cells, sign)
        if (typeof entry === 'string') problems.push({ line: i + 1, message: entry })
        else entries.push(entry)
      }
      if (problems.length > 0) return { problems }
      // Rows of a sheet that follow one another often have the same prices, options and sizes.
      if (readBefore.size === MOST_REMEMBERED) readBefore.clear()
      readBefore.set(text, entries)
      return { entries: entries.map((entry) => ({ ...entry })) }
    },
    write: (entries: readonly T[]): string => entries.map(writeLine).join('\n'),
    numbers,
  }
}

/** Why a number isn't taken, where more can be said than what it should be. */
const whyNot = (read: ReadNumber<unknown> | undefined): string | null =>
  read && read.why !== 'not_a_number' ? read.problem : null

function isMissing<T extends object>(
  parts: { [K in keyof T & string]: Part<T[K]> },
  name: (keyof T & string) | undefined,
  written: string | undefined,
): boolean {
  if (name === undefined) return false
  const part: Part<T[typeof name]> = parts[name]
  return part.missing !== undefined && part.write(part.missing) === written
}

export const OPTION_KINDS = [
  'plating',
  'engraving',
  'stone',
  'packaging',
  'logo',
  'lining',
] as const
export const PICTURE_ROLES = ['hero', 'angle', 'macro', 'scale', 'packing'] as const

export interface Break {
  fromQuantity: number
  /** US cents a piece */
  unitPriceMinor: number
}
export interface Variant {
  sku: string
  finishCode: string
  finishName: string
  sizeCode: string
  sizeName: string
  unitPriceDeltaMinor: number
}
export interface Option {
  code: string
  /** one of OPTION_KINDS */
  kind: string
  name: string
  unitPriceMinor: number
  setupFeeMinor: number
  /** the option's own MOQ */
  minimumQuantity: number
  leadTimeDays: number
  /** the buyer must send a file for it */
  artwork: boolean
  /** thickness of a plating, method of an engraving */
  detail: string
  /** codes of options it can't go with */
  excludes: string[]
}
export interface Picture {
  /** `/products/…` without width and ending, or `/api/pictures/<id>` */
  path: string
  /** one of PICTURE_ROLES */
  role: string
  /** the finish it shows; null for all */
  finishCode: string | null
  /** percent from the left and from the top */
  focalX: number
  focalY: number
  alt: string
}

const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/i
const SKU = /^[A-Z0-9][A-Z0-9.-]{1,63}$/
const codes = (name: string): Part<string[]> => ({
  name,
  read: (text) => {
    const all = text.split(/[\s,;]+/).filter(Boolean)
    return all.every((code) => CODE.test(code)) ? all : undefined
  },
  write: (all) => all.join(' '),
  missing: [],
})
const decimal = (name: string, most: number): Part<string> =>
  number(
    name,
    (text, writing) => decimalOf(text, { ...writing, decimals: 2 }),
    (value) => value,
    (value) => Number(value) <= most,
  )

/** A size, or the two ends of a range ("2.5–3"); one that is written plainly stays as it is. */
const sizes = (name: string): Part<string> =>
  number(
    name,
    rangeOf,
    (value) => value,
    (value) => value.split(/[–-]/).every((size) => Number(size) < 100_000),
  )

function rangeOf(text: string, writing: Writing): ReadNumber<string> {
  const [least = '', dash = '', most] = text.split(/( ?[–-] ?)/)
  const first = sizeOf(least, writing)
  if (most === undefined) return first
  if (first.value === undefined) return around('', first, `${dash}${most}`)
  return around(`${first.value}${dash}`, sizeOf(most, writing), '')
}

/** What was read of one end of a range, as the whole of it. */
const around = (before: string, read: ReadNumber<string>, after: string): ReadNumber<string> => ({
  ...read,
  value: read.value === undefined ? undefined : `${before}${read.value}${after}`,
  plain: read.plain === null ? null : `${before}${read.plain}${after}`,
  choices: read.choices.map(({ text, plain, sign }) => ({
    text: `${before}${text}${after}`,
    plain: `${before}${plain}${after}`,
    sign,
  })),
})

const sizeOf = (text: string, writing: Writing): ReadNumber<string> => {
  const read = decimalOf(text, { ...writing, decimals: 2 })
  return read.value !== undefined && /^\d+(\.\d+)?$/.test(text)
    ? { ...read, value: text, plain: text }
    : read
}

export const priceBreaks = listOf<Break>({
  fromQuantity: whole('quantity'),
  unitPriceMinor: price('price in USD'),
})
export const dimensions = listOf<{ name: string; millimetres: string }>({
  name: word('name', /^[^|]{1,40}$/),
  millimetres: sizes('size in mm'),
})
export const variants = listOf<Variant>({
  sku: word('SKU', SKU),
  finishCode: word('finish code', CODE),
  finishName: word('finish'),
  sizeCode: word('size code', /^[a-z0-9][a-z0-9.-]{0,39}$/i),
  sizeName: word('size'),
  unitPriceDeltaMinor: usd('price change in USD'),
})
export const options = listOf<Option>({
  code: word('code', CODE),
  kind: oneOf('kind', OPTION_KINDS),
  name: word('name'),
  unitPriceMinor: price('price in USD'),
  setupFeeMinor: price('set-up in USD'),
  minimumQuantity: whole('minimum quantity'),
  leadTimeDays: whole('number of days', 720),
  artwork: yesNo('artwork needed'),
  detail: optional('detail', /^.{1,120}$/),
  excludes: codes('excluded options'),
})
export const finishMoqs = listOf<{ finishCode: string; moq: number }>({
  finishCode: word('finish code', CODE),
  moq: whole('MOQ'),
})
export const variantBreaks = listOf<Break & { sku: string }>({
  sku: word('SKU', SKU),
  fromQuantity: whole('quantity'),
  unitPriceMinor: price('price in USD'),
})
export const optionBreaks = listOf<Break & { code: string }>({
  code: word('option code', CODE),
  fromQuantity: whole('quantity'),
  unitPriceMinor: price('price in USD'),
})
export const shortRun = listOf<{ leastQuantity: number; feeMinor: number }>({
  leastQuantity: whole('least quantity'),
  feeMinor: price('fee in USD'),
})
export const stock = listOf<{ sku: string; pieces: number }>({
  sku: word('SKU', SKU),
  pieces: whole('number of pieces'),
})
export const hsCodes = listOf<{ destination: string; code: string }>({
  destination: word('destination of two capital letters', /^[A-Z]{2}$/),
  code: word('code', /^[\d.]{6,14}$/),
})
export const materials = listOf<{ material: string; percent: string }>({
  material: word('material', /^.{1,60}$/),
  percent: decimal('percent by weight', 100),
})
export const pictures = listOf<Picture>({
  path: word(
    'path such as /products/name/shot',
    /^(\/products\/[a-z0-9][a-z0-9/-]{0,200}|\/api\/pictures\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
  ),
  role: oneOf('role', PICTURE_ROLES),
  finishCode: none(word('finish code', CODE)),
  focalX: whole('percent from the left', 100),
  focalY: whole('percent from the top', 100),
  alt: word('text for those who can’t see it', /^.{1,200}$/),
})
const COUNTRY = '[A-Z]{2}'
const STEP = new RegExp(`^(${COUNTRY})(?: +([a-z_]{1,40}))?$`)
/** `CN casting + MX polishing`; a country alone says that it is made there. */
const steps: Part<MakingStep[]> = {
  name: 'steps such as CN casting + CN polishing',
  read: (text) => {
    const all = text.split('+').map((step) => STEP.exec(step.trim()))
    if (all.length > 20 || all.some((step) => step === null)) return undefined
    return all.map((step) => ({ country: step?.[1] ?? '', process: step?.[2] ?? 'made' }))
  },
  write: (all) =>
    all
      .map(({ country, process }) => (process === 'made' ? country : `${country} ${process}`))
      .join(' + '),
}
export const routes = listOf<MakingRoute>({
  steps,
  evidence: {
    name: `evidence (${EVIDENCE.join(', ')})`,
    read: (text) => (text === '' ? text : EVIDENCE.find((each) => each === text.toLowerCase())),
    write: (value) => value,
    missing: '',
  },
  reference: optional('number of that document', /^.{1,80}$/),
  declaredBy: optional('who declares it', /^.{1,80}$/),
})
export const facts = listOf<StatedFact>({
  fact: word('fact such as stones', /^[a-z_]{1,40}$/),
  answer: word('answer', /^[A-Za-z0-9_.]{1,40}$/),
})
export const documents = listOf<{ code: string }>({
  code: word('document’s code', /^[A-Z0-9][A-Z0-9./_-]{0,59}$/i),
})

/** The lists of a content by field: how each is read and written. */
export const LISTS = {
  dimensions,
  priceBreaks,
  variants,
  options,
  finishMoqs,
  variantBreaks,
  optionBreaks,
  shortRun,
  stock,
  hsCodes,
  materials,
  routes,
  facts,
  pictures,
  documents,
}
