import type { Message } from '@/i18n/message'
import type { Messages } from '@/i18n/messages'
import { mayBeTwo, type DecimalSign, type Writing } from '@/platform/amounts'
import { plainAmount } from '@/platform/money'
import { amountOf, decimalOf, wholeOf, type ReadNumber } from '@/platform/number-words'
import { textCells } from '@/platform/sheets/cell-lines'
import { numbersOf } from './list-numbers'

/**
 * What lists of a product consist of: parts of a line with `|` between them, and how a list of such lines is read and
 * written. Pure; browser-safe.
 */

export interface ListProblem {
  /** from 1 */
  line: number
  problem: Message
}
export type Read<T> = { entries: T[] } | { problems: ListProblem[] }

type PartName = keyof Messages['productRows']['parts']

export interface Part<T> {
  /** name of its column */
  name: PartName
  /** allowed values, shown with its name */
  choices?: Message | readonly string[]
  /** a dash means nothing */
  dash?: boolean
  /** @param sign decimal sign of the list's other numbers */
  read: (text: string, sign?: DecimalSign) => T | undefined
  /** reads it where it is a number */
  number?: (text: string, writing: Writing) => ReadNumber<T>
  write: (value: T) => string
  /** its value where a line ends before it, so that older lists with fewer parts still read the same */
  missing?: T
}

/** The name of a part, with its allowed values. */
function wanted({ name, choices, dash }: Pick<Part<never>, 'name' | 'choices' | 'dash'>): Message {
  const part: Message = { code: `productRows.parts.${name}` }
  const partWithChoices: Message = choices
    ? {
        code: 'productRows.part_of',
        values: {
          part,
          choices: 'code' in choices ? choices : { list: choices, between: 'commas' },
        },
      }
    : part
  return dash
    ? { code: 'productRows.part_or_dash', values: { part: partWithChoices } }
    : partWithChoices
}

/** A map, which has only its own words: an object would know `constructor` too. */
const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
  ['', false],
])
export const word = (name: PartName, pattern = /^.{1,120}$/): Part<string> => ({
  name,
  read: (text) => (pattern.test(text) ? text : undefined),
  write: (value) => value,
})
export const oneOf = (name: PartName, all: readonly string[]): Part<string> => ({
  name,
  choices: all,
  read: (text) => all.find((each) => each === text.toLowerCase()),
  write: (value) => value,
})
const number = <T extends number | string>(
  name: PartName,
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
export const whole = (name: PartName, most = 9_999_999): Part<number> =>
  number(name, wholeOf, String, (value) => value <= most)
export const usd = (name: PartName): Part<number> =>
  number(
    name,
    (text, writing) => amountOf(text, { ...writing, currency: 'USD', signed: true }),
    plainAmount,
  )
export const price = (name: PartName): Part<number> =>
  number(name, (text, writing) => amountOf(text, { ...writing, currency: 'USD' }), plainAmount)
export const yesNo = (name: PartName): Part<boolean> => ({
  name,
  choices: { code: 'productRows.yes_or_no' },
  read: (text) => YES_OR_NO.get(text.toLowerCase()),
  write: (value) => (value ? 'yes' : 'no'),
  missing: false,
})
export const none = <T>(part: Part<T>): Part<T | null> => ({
  name: part.name,
  ...(part.choices ? { choices: part.choices } : {}),
  dash: true,
  read: (text, sign) => (text === '-' ? null : part.read(text, sign)),
  write: (value) => (value === null ? '-' : part.write(value)),
})
export const optional = (name: PartName, pattern: RegExp): Part<string> => ({
  name,
  read: (text) => (text === '' || pattern.test(text) ? text : undefined),
  write: (value) => value,
  missing: '',
})

/** Texts of a list whose entries are cached for the next identical one. */
const MOST_REMEMBERED = 100

/** Reads and writes a list whose lines have these parts. */
export function listOf<T extends object>(parts: { [K in keyof T & string]: Part<T[K]> }) {
  const names = Object.keys(parts) as (keyof T & string)[]
  const requiredCount = names.filter((name) => parts[name].missing === undefined).length
  const numbers = numbersOf(names.map((name) => parts[name].number))
  const readLine = (
    cells: readonly string[],
    sign?: DecimalSign,
  ): { entry: T } | { problem: Message } => {
    if (cells.length < requiredCount || cells.length > names.length)
      return {
        problem: partsNeeded(
          requiredCount,
          names.map((name) => wanted(parts[name])),
        ),
      }
    const entry: Partial<T> = {}
    for (const [j, name] of names.entries()) {
      const part: Part<T[typeof name]> = parts[name]
      const text = cells[j] ?? ''
      const value = j < cells.length ? part.read(text, sign) : part.missing
      if (value === undefined)
        return {
          problem: whyNot(part.number?.(text, { sign })) ?? {
            code: 'productRows.no_part',
            values: { text, part: wanted(part) },
          },
        }
      entry[name] = value
    }
    return { entry: entry as T }
  }
  const writeLine = (entry: T): string => {
    const cells = names.map((name) => parts[name].write(entry[name]))
    // Empty parts at the end are left out.
    while (cells.length > requiredCount && isMissing(parts, names[cells.length - 1], cells.at(-1)))
      cells.pop()
    return cells.join(' | ')
  }
  const readBefore = new Map<string, readonly T[]>()
  return {
    /** the names of its columns, in order */
    columns: names.map((name) => parts[name].name),
    read: (text: string): Read<T> => {
      if (text === '') return { entries: [] }
      const before = readBefore.get(text)
      if (before) return { entries: before.map((entry) => ({ ...entry })) }
      const [entries, problems]: [T[], ListProblem[]] = [[], []]
      const rows = textCells(text)
      const sign = mayBeTwo(text) ? numbers.shownIn(rows) : undefined
      for (const [i, cells] of rows.entries()) {
        if (cells.every((cell) => cell === '')) continue
        const parsedLine = readLine(cells, sign)
        if ('problem' in parsedLine) problems.push({ line: i + 1, problem: parsedLine.problem })
        else entries.push(parsedLine.entry)
      }
      if (problems.length > 0) return { problems }
      // Successive rows of a sheet often have the same prices, options and sizes.
      if (readBefore.size === MOST_REMEMBERED) readBefore.clear()
      readBefore.set(text, entries)
      return { entries: entries.map((entry) => ({ ...entry })) }
    },
    write: (entries: readonly T[]): string => entries.map(writeLine).join('\n'),
    numbers,
  }
}

/** Why a number is refused, where there is more to say than what it should be. */
const whyNot = (reading: ReadNumber<unknown> | undefined): Message | null =>
  reading && reading.why !== 'not_a_number' ? reading.complaint : null

/** @param least how many parts a line must have */
const partsNeeded = (least: number, all: readonly Message[]): Message => ({
  code: least === all.length ? 'productRows.needs_parts' : 'productRows.needs_parts_between',
  values: { least, count: all.length, parts: { list: all, between: 'bars' } },
})

function isMissing<T extends object>(
  parts: { [K in keyof T & string]: Part<T[K]> },
  name: (keyof T & string) | undefined,
  cell: string | undefined,
): boolean {
  if (name === undefined) return false
  const part: Part<T[typeof name]> = parts[name]
  return part.missing !== undefined && part.write(part.missing) === cell
}

export const CODE = /^[a-z0-9][a-z0-9-]{0,39}$/i
export const SKU = /^[A-Z0-9][A-Z0-9.-]{1,63}$/
export const codes = (name: PartName): Part<string[]> => ({
  name,
  read: (text) => {
    const all = text.split(/[\s,;]+/).filter(Boolean)
    return all.every((code) => CODE.test(code)) ? all : undefined
  },
  write: (all) => all.join(' '),
  missing: [],
})
export const decimal = (name: PartName, most: number): Part<string> =>
  number(
    name,
    (text, writing) => decimalOf(text, { ...writing, decimals: 2 }),
    (value) => value,
    (value) => Number(value) <= most,
  )

/** A size, or the two ends of a range ("2.5–3"); an unambiguous one stays as written. */
export const sizes = (name: PartName): Part<string> =>
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

/** The reading of one end of a range, as the whole range. */
const around = (
  before: string,
  reading: ReadNumber<string>,
  after: string,
): ReadNumber<string> => ({
  ...reading,
  value: reading.value === undefined ? undefined : `${before}${reading.value}${after}`,
  plain: reading.plain === null ? null : `${before}${reading.plain}${after}`,
  choices: reading.choices.map(({ value, plain, sign }) => ({
    value: `${before}${typeof value === 'object' && 'decimal' in value ? value.decimal : ''}${after}`,
    plain: `${before}${plain}${after}`,
    sign,
  })),
})

const sizeOf = (text: string, writing: Writing): ReadNumber<string> => {
  const reading = decimalOf(text, { ...writing, decimals: 2 })
  return reading.value !== undefined && /^\d+(\.\d+)?$/.test(text)
    ? { ...reading, value: text, plain: text }
    : reading
}
