import type { Message } from '@/i18n/message'
import { csvRows } from '@/platform/sheets/csv-read'
import { csvText } from '@/platform/sheets/csv-write'
import { SheetProblem, type SheetRow } from '@/platform/sheets/sheet'
import type { Measure, RuleSet } from '../engine/types'
import { readChange } from '../rule-schema'
import { dutyOf, dutyText } from './duty-text'
import { emptyRun, type DryRun, type ImportTerms } from './imported'

/** Columns of a file of measures; those with a mark are optional. */
export const COLUMNS = [
  'id',
  'programme',
  'heading',
  'title',
  'legal_basis',
  'source',
  'origins',
  'except_origins?',
  'codes',
  'except_codes?',
  'from',
  'to?',
  'duty',
  'reviewed_by?',
  'reviewed_at?',
] as const
type Column = (typeof COLUMNS)[number] extends infer C
  ? C extends `${infer Name}?`
    ? Name
    : C
  : never
const NAMES = COLUMNS.map((column) => column.replace('?', '')) as Column[]

const list = (text: string): string[] => text.split(/[;\s]+/).filter(Boolean)
/**
 * Reads a file of measures, one per line, against the current rules. Rows are never edited: a known id may only stay
 * the same or be ended, anything else needs an id of its own.
 */
export function readCsv(file: string, rules: RuleSet, terms: ImportTerms): DryRun {
  const run = emptyRun('csv', {
    code: 'tariffImport.titles.measures',
    values: { source: terms.source },
  })
  let head: SheetRow | undefined
  let rows: SheetRow[]
  try {
    ;[head, ...rows] = csvRows(file)
  } catch (error) {
    if (!(error instanceof SheetProblem)) throw error
    return { ...run, errors: [{ line: 0, message: error.problem }] }
  }
  const columns = head?.cells.map((name) => name.trim().toLowerCase()) ?? []
  const problems = [
    ...columns
      .filter((name) => !NAMES.includes(name as Column))
      .map((name): Message => ({ code: 'tariffImport.file.no_column', values: { name } })),
    ...COLUMNS.filter((name) => !name.endsWith('?') && !columns.includes(name)).map(
      (name): Message => ({ code: 'tariffImport.file.column_missing', values: { name } }),
    ),
  ]
  if (problems.length > 0)
    return { ...run, errors: problems.map((message) => ({ line: 1, message })) }
  const current = new Map(
    rules.measures
      .filter(({ knownTo }) => knownTo === undefined)
      .map((measure) => [measure.id, measure]),
  )
  const firstLines = new Map<string, number>()
  for (const { cells: record, line } of rows) {
    const cell = (name: Column): string => record[columns.indexOf(name)] ?? ''
    const error = (message: Message) => run.errors.push({ line, message })
    if (record.length !== columns.length) {
      error({
        code: 'tariffImport.file.cells',
        values: { count: record.length, columns: columns.length },
      })
      continue
    }
    const id = cell('id')
    const earlier = firstLines.get(id)
    if (earlier !== undefined) {
      error({ code: 'tariffImport.file.twice', values: { id, line: earlier } })
      continue
    }
    firstLines.set(id, line)
    const rate = dutyOf(cell('duty'))
    if ('problem' in rate) {
      error(rate.problem)
      continue
    }
    const { duty } = rate
    const optional = (name: 'except_origins' | 'except_codes') => list(cell(name))
    const measure = {
      id,
      programme: cell('programme'),
      heading: cell('heading'),
      title: cell('title'),
      legalBasis: cell('legal_basis'),
      source: cell('source'),
      review:
        cell('reviewed_by') && cell('reviewed_at')
          ? { state: 'reviewed', at: cell('reviewed_at'), by: cell('reviewed_by') }
          : { state: 'not_reviewed' },
      origins: cell('origins') === '*' ? '*' : list(cell('origins')),
      codes:
        cell('codes') === '*' ? [''] : list(cell('codes')).map((code) => code.replaceAll('.', '')),
      from: cell('from'),
      to: cell('to') || null,
      duty,
      ...(optional('except_origins').length > 0
        ? { exceptOrigins: optional('except_origins') }
        : {}),
      ...(optional('except_codes').length > 0
        ? { exceptCodes: optional('except_codes').map((code) => code.replaceAll('.', '')) }
        : {}),
    }
    const read = readChange({ kind: 'add_measure', measure })
    if ('problem' in read) {
      error({
        code: 'tariffImport.of',
        values: { of: read.path.replace(/^measure\./, ''), problem: read.problem },
      })
      continue
    }
    const existing = current.get(id)
    const fileRow = {
      line,
      code: measure.codes[0] ?? '',
      heading: measure.heading,
      after: dutyText(duty),
    }
    if (!existing) run.changes.push({ ...fileRow, before: null, change: read.change })
    else if (row(existing) === row({ ...existing, ...measure, review: existing.review } as Measure))
      run.unchanged++
    else if (
      measure.to !== null &&
      row({ ...existing, to: measure.to }) ===
        row({ ...existing, ...measure, review: existing.review } as Measure)
    ) {
      run.changes.push({
        ...fileRow,
        before: dutyText(existing.duty),
        after: { code: 'tariffImport.shown.ends', values: { day: { day: measure.to } } },
        change: { kind: 'end_measure', measureId: id, on: measure.to, source: terms.source },
      })
    } else error({ code: 'tariffImport.file.other_terms', values: { id } })
  }
  return run
}

/**
 * Measures as a file that can be read back; those that the columns can't express (clauses, alternatives, least
 * totals) are left out.
 */
export function measuresCsv(rules: RuleSet): string {
  const records = expressible(rules).map((measure) => cells(measure))
  return csvText([NAMES, ...records.map((record) => NAMES.map((name) => record[name]))])
}

export const expressible = ({ measures }: RuleSet): Measure[] =>
  measures.filter(
    ({ knownTo, duty, inTransit, requires, alternatives, basis }) =>
      knownTo === undefined &&
      duty.kind !== 'floor' &&
      !inTransit &&
      !requires &&
      !alternatives &&
      (basis === undefined || basis === 'customs_value'),
  )

function cells({
  id,
  programme,
  heading,
  title,
  legalBasis,
  source,
  origins,
  exceptOrigins = [],
  codes,
  exceptCodes = [],
  from,
  to,
  duty,
  review,
}: Measure): Record<Column, string> {
  return {
    id,
    programme,
    heading,
    title,
    legal_basis: legalBasis,
    source,
    origins: origins === '*' ? '*' : origins.join(';'),
    except_origins: exceptOrigins.join(';'),
    codes: codes.map((code) => code || '*').join(';'),
    except_codes: exceptCodes.join(';'),
    from,
    to: to ?? '',
    duty: dutyText(duty),
    reviewed_by: review.state === 'reviewed' ? review.by : '',
    reviewed_at: review.state === 'reviewed' ? review.at : '',
  }
}

const row = (measure: Measure): string => {
  const { reviewed_at: _, reviewed_by: __, ...terms } = cells(measure)
  return JSON.stringify(terms)
}
