import type { Message } from '@/i18n/message'
import type { Writing } from '@/platform/amounts'
import { decimalOf, type ReadNumber } from '@/platform/number-words'
import {
  numberExample,
  readAmong,
  signAmong,
  type Among,
  type NumberExample,
} from '@/platform/numbers-among'
import { COST_SUBJECTS } from '../schema'
import { microsText, toMicros } from './micros'
import type { CostEntry, CostParts } from './unit-cost'

/**
 * A cost as cells of text: the fields of its form, and the columns of a sheet. Pure; browser-safe.
 * One cell holds all materials, `316L 12.4 8; walnut 30`: grade, grams of a piece, scrap in
 * percent.
 */
export const COST_COLUMNS = [
  'subject',
  'key',
  'validFrom',
  'currency',
  'cost',
  'setUp',
  'materials',
  'plating',
  'stones',
  'labourMinutes',
  'machineMinutes',
  'packing',
  'source',
] as const
export type CostColumn = (typeof COST_COLUMNS)[number]
export type CostCells = Readonly<Partial<Record<CostColumn, string>>>

/** Columns with a single number. */
const NUMBERS = ['cost', 'setUp', 'stones', 'labourMinutes', 'machineMinutes'] as const
/** The most rows of a sheet. */
export const MOST_COST_ROWS = 20_000

export interface CellProblem {
  column: CostColumn
  message: Message
}
export type NewCost = Omit<CostEntry, 'version' | 'isDemo'>

const code = (name: Problem): Message => ({ code: `costs.problems.${name}` })
type Problem =
  | 'subject'
  | 'key'
  | 'day'
  | 'currency'
  | 'number'
  | 'ambiguous'
  | 'materials'
  | 'one_way'
  | 'no_way'
  | 'source'

export const readCostNumber = (text: string, writing: Writing = {}): ReadNumber<string> =>
  decimalOf(text, { ...writing, decimals: 6 })

/** The decimal sign of a sheet's numbers, where one of them shows it. */
export const signOfCosts = (rows: readonly CostCells[]) =>
  signAmong(rows.flatMap((cells) => NUMBERS.map((column) => cells[column] ?? '')))

/** An ambiguous number of a sheet, and where it is. */
export interface OpenCostNumber extends NumberExample {
  line: number
  column: CostColumn
}

/** The first numbers that stay ambiguous whatever the others show, at most two. */
export function openCostNumbers(
  rows: readonly { line: number; cells: CostCells }[],
): OpenCostNumber[] {
  const sign = signOfCosts(rows.map(({ cells }) => cells))
  const found: OpenCostNumber[] = []
  for (const { line, cells } of rows)
    for (const column of NUMBERS) {
      if (found.length === 2) return found
      const example = numberExample(
        cells[column] ?? '',
        (writing) => readCostNumber(cells[column] ?? '', writing),
        { shown: sign },
      )
      if (example) found.push({ ...example, line, column })
    }
  return found
}

/** Without trailing zeros, since the database may return `0.50` for `0.5`. */
const plainly = (decimal: string): string => microsText(toMicros(decimal))

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) &&
  new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)

/** Reads cells into an entry, or names what is wrong with each. */
export function readCost(
  cells: CostCells,
  among: Among = {},
): { entry: NewCost } | { problems: CellProblem[] } {
  const problems: CellProblem[] = []
  const wrong = (column: CostColumn, name: Problem) =>
    void problems.push({ column, message: code(name) })
  const text = (column: CostColumn) => (cells[column] ?? '').trim()
  const number = (column: (typeof NUMBERS)[number]): string | null => {
    if (text(column) === '') return null
    const reading = readAmong((writing) => readCostNumber(text(column), writing), among)
    if (reading.value !== undefined) return plainly(reading.value)
    wrong(column, reading.choices.length > 0 ? 'ambiguous' : 'number')
    return null
  }
  const subject = COST_SUBJECTS.find((each) => each === text('subject').toUpperCase())
  if (!subject) wrong('subject', 'subject')
  const key = text('key')
  if (!/^[\w./-]{2,80}$/.test(key)) wrong('key', 'key')
  if (!isDay(text('validFrom'))) wrong('validFrom', 'day')
  const currency = text('currency').toUpperCase()
  if (!/^[A-Z]{3}$/.test(currency)) wrong('currency', 'currency')
  const materials = readMaterials(text('materials'), among)
  if (!materials) wrong('materials', 'materials')
  const [plain, setUp, stones, labour, machine] = NUMBERS.map(number)
  const parts: CostParts = {
    materials: materials ?? [],
    plating: text('plating') || null,
    stones: stones ?? '0',
    labourMinutes: labour ?? '0',
    machineMinutes: machine ?? '0',
    packing: text('packing') || null,
  }
  const hasParts =
    text('materials') !== '' ||
    [parts.plating, parts.packing, stones, labour, machine].some((each) => Boolean(each))
  if (text('cost') !== '' && hasParts) wrong('cost', 'one_way')
  if (text('cost') === '' && !hasParts) wrong('cost', 'no_way')
  if (text('source').length < 3 || text('source').length > 200) wrong('source', 'source')
  if (problems.length > 0 || !subject) return { problems }
  return {
    entry: {
      subject,
      key,
      validFrom: text('validFrom'),
      currency,
      parts: hasParts ? parts : null,
      plain: hasParts ? null : (plain ?? null),
      setUp: setUp ?? '0',
      source: text('source'),
    },
  }
}

/** Null where it can't be read. */
function readMaterials(text: string, among: Among): CostParts['materials'] | null {
  const found: CostParts['materials'][number][] = []
  for (const one of text.split(/[;\n]/)) {
    if (one.trim() === '') continue
    const [grade = '', grams = '', scrap = '0', ...rest] = one.trim().split(/\s+/)
    const [weight, more] = [grams, scrap.replace(/%$/, '')].map(
      (each) => readAmong((writing) => readCostNumber(each, writing), among).value,
    )
    if (!grade || weight === undefined || more === undefined || rest.length > 0) return null
    if (Number(more) > 100) return null
    found.push({ grade, weightGrams: plainly(weight), scrapPercent: plainly(more) })
  }
  return found.length <= 8 ? found : null
}

/**
 * Writes four digits behind the decimal sign instead of three, which could be thousands and would
 * be asked about.
 */
const unasked = (decimal: string): string => decimal.replace(/\.\d{3}$/, '$&0')

/** The cells of an entry, which are read back as the same entry. */
export function costCells({
  subject,
  key,
  validFrom,
  currency,
  parts,
  plain,
  setUp,
  source,
}: NewCost) {
  const shown = (decimal: string | undefined) =>
    decimal && Number(decimal) !== 0 ? unasked(decimal) : ''
  return {
    subject,
    key,
    validFrom,
    currency,
    cost: plain === null ? '' : unasked(plain),
    setUp: shown(setUp),
    materials:
      parts?.materials
        .map(({ grade, weightGrams, scrapPercent }) =>
          [
            grade,
            unasked(weightGrams),
            ...(Number(scrapPercent) === 0 ? [] : [unasked(scrapPercent)]),
          ].join(' '),
        )
        .join('; ') ?? '',
    plating: parts?.plating ?? '',
    stones: shown(parts?.stones),
    labourMinutes: shown(parts?.labourMinutes),
    machineMinutes: shown(parts?.machineMinutes),
    packing: parts?.packing ?? '',
    source,
  } satisfies Record<CostColumn, string>
}
