import { z } from 'zod'
import { BASE } from '../engine/compile'
import type { Measure, RuleSet } from '../engine/types'
import { dutyOf, dutyText } from './duty-text'
import type { DryRun, ImportedChange, ImportTerms, LineNote } from './imported'
import { elementLines, errorLine } from './json-lines'

const rowSchema = z.object({
  htsno: z.string(),
  general: z.string().nullish(),
  special: z.string().nullish(),
  other: z.string().nullish(),
  footnotes: z.array(z.object({ value: z.string().nullish() })).nullish(),
})

/**
 * Reads the export of the US tariff schedule (a JSON array of lines with `htsno`, `general`, `special`, `other`,
 * `footnotes`) against the rules held: general rates become the base duty, footnotes that name a chapter 99
 * heading we hold put its duty on the code. Preferences but USMCA's and column 2 are counted, not charged.
 */
export function readHts(json: string, rules: RuleSet, terms: ImportTerms): DryRun {
  const run: DryRun = {
    format: 'hts',
    title: `US tariff schedule: ${terms.source}`,
    changes: [],
    unchanged: 0,
    errors: [],
    warnings: [],
    notes: [],
  }
  let rows: unknown[]
  try {
    rows = z.array(z.unknown()).parse(JSON.parse(json))
  } catch (error) {
    const message = error instanceof Error ? error.message : 'can’t be read'
    return {
      ...run,
      errors: [{ line: errorLine(json, message), message: `The file is no JSON: ${message}` }],
    }
  }
  const lines = elementLines(json, json.indexOf('['))
  const held = heldMeasures(rules, terms.day)
  const left = { special: 0, other: 0, outside: 0 }
  const unknown = new Map<string, LineNote>()
  const said = new Map<string, { htsno: string; duty: string }>()
  rows.forEach((value, i) => {
    const line = lines[i] ?? 0
    const parsed = rowSchema.safeParse(value)
    if (!parsed.success)
      return void run.errors.push({
        line,
        message: `This is no line of a schedule: ${parsed.error.issues[0]?.path.join('.')} ${parsed.error.issues[0]?.message}`,
      })
    const { htsno, general, special, other, footnotes } = parsed.data
    const code = htsno.replaceAll('.', '')
    if (code === '' || code.startsWith('99') || !general?.trim()) return
    if (!wanted(code, held, terms.prefixes)) return void left.outside++
    if (special?.trim()) left.special++
    if (other?.trim()) left.other++
    const rate = dutyOf(general)
    if ('problem' in rate) run.errors.push({ line, message: `${htsno}: ${rate.problem}` })
    else {
      const rated = ratedCode(code, held)
      const before = said.get(rated)
      const duty = dutyText(rate.duty)
      if (before && before.duty !== duty)
        run.errors.push({
          line,
          message: `${htsno}: ${duty}, and ${before.htsno} says ${before.duty}: they share one general rate.`,
        })
      else if (!before && held.base.get(rated)?.some(({ codes }) => codes.length > 1))
        run.errors.push({
          line,
          message: `${htsno}: its general rate is held in one row with other codes: change it at the desk.`,
        })
      else if (!before) {
        const usmca = freeForUsmca(special ?? '')
        take(run, baseChanges({ line, code: rated, htsno, rate, usmca }, held, terms))
      }
      said.set(rated, before ?? { htsno, duty })
    }
    for (const heading of headingsIn(footnotes))
      take(run, footnoteChange({ line, code, heading }, held, terms, unknown))
  })
  run.warnings.push(...unknown.values())
  if (left.outside > 0)
    run.notes.push(`${left.outside} lines with rates that the import was not asked for`)
  if (left.special > 0)
    run.notes.push(`${left.special} lines with preferences: only USMCA’s is kept`)
  if (left.other > 0)
    run.notes.push(`${left.other} lines with column 2 rates: no origin of ours owes them`)
  return run
}

interface Held {
  /** in force on the day, by code */
  base: ReadonlyMap<string, readonly Measure[]>
  /** additional measures in force on the day, by heading */
  additional: ReadonlyMap<string, readonly Measure[]>
}

function heldMeasures(rules: RuleSet, day: string): Held {
  const current = rules.measures.filter(
    ({ knownTo, from, to }) => knownTo === undefined && from <= day && (to === null || day < to),
  )
  const base = current
    .filter(({ programme }) => programme === BASE)
    .flatMap((measure) => measure.codes.map((code) => [code, measure] as const))
  return {
    base: grouped(base),
    additional: grouped(
      current
        .filter(({ programme }) => programme !== BASE)
        .map((measure) => [measure.heading, measure] as const),
    ),
  }
}

function grouped(pairs: readonly (readonly [string, Measure])[]): Map<string, Measure[]> {
  const groups = new Map<string, Measure[]>()
  for (const [key, measure] of pairs) groups.set(key, [...(groups.get(key) ?? []), measure])
  return groups
}

const wanted = (code: string, { base }: Held, prefixes: readonly string[]): boolean =>
  prefixes.length > 0
    ? prefixes.some((prefix) => code.startsWith(prefix))
    : heldCode(code, base) !== undefined

/** The code under which a base duty is held that covers this one: its own, or a shorter one it begins with. */
function heldCode(code: string, base: Held['base']): string | undefined {
  for (let length = code.length; length >= 4; length--)
    if (base.has(code.slice(0, length))) return code.slice(0, length)
  return undefined
}

/** The code that a line's general rate belongs to: a schedule rates eight digits, and the last two only count. */
const ratedCode = (code: string, { base }: Held): string => heldCode(code, base) ?? code.slice(0, 8)
const freeForUsmca = (special: string): boolean =>
  [...special.matchAll(/free\s*\(([^)]*)\)/gi)].some(([, programmes = '']) =>
    programmes.split(',').some((each) => /^S\+?$/.test(each.trim())),
  )
const headingsIn = (
  footnotes: readonly { value?: string | null | undefined }[] | null | undefined,
): string[] => [
  ...new Set((footnotes ?? []).flatMap(({ value }) => value?.match(/99\d\d\.\d\d\.\d\d/g) ?? [])),
]

function take(run: DryRun, result: { changes: ImportedChange[]; unchanged: number }): void {
  run.changes.push(...result.changes)
  run.unchanged += result.unchanged
}

/** Every row of the code's base duty follows the schedule: the one for all origins and those that name one. */
function baseChanges(
  {
    line,
    code,
    htsno,
    rate: { duty },
    usmca,
  }: { line: number; code: string; htsno: string; rate: { duty: Measure['duty'] }; usmca: boolean },
  held: Held,
  terms: ImportTerms,
): { changes: ImportedChange[]; unchanged: number } {
  const rows = held.base.get(code) ?? []
  const review = { state: 'reviewed', at: terms.today, by: terms.reviewer } as const
  const after = dutyText(duty)
  if (rows.length > 0) {
    const differing = rows.filter((row) => dutyText(row.duty) !== after)
    const changes = differing.map((row): ImportedChange => {
      const { knownFrom: _, endSource: __, ...kept } = row
      const measure = {
        ...kept,
        id: `${row.id}-from-${terms.day}`,
        codes: [code],
        from: terms.day,
        duty,
        source: terms.source,
        review,
      }
      return {
        line,
        code,
        heading: htsno,
        before: dutyText(row.duty),
        after,
        change: { kind: 'supersede_measure', measureId: row.id, on: terms.day, measure },
      }
    })
    return { changes, unchanged: rows.length - differing.length }
  }
  const general: Measure = {
    id: `mfn-${code}-from-${terms.day}`,
    programme: BASE,
    heading: htsno,
    title: 'General rate (MFN)',
    legalBasis: 'HTSUS column 1 general, 19 U.S.C. 1202',
    source: terms.source,
    review,
    origins: '*',
    codes: [code],
    from: terms.day,
    to: null,
    duty,
  }
  const free = {
    fact: 'usmca_originating',
    text: 'if it originates under USMCA',
    heading: `${htsno} (S)`,
    percent: '0',
  }
  const added = [
    general,
    ...(usmca && after !== '0%'
      ? [{ ...general, id: `${general.id}-mx`, origins: ['MX'], alternatives: [free] }]
      : []),
  ]
  return {
    changes: added.map((measure) => ({
      line,
      code,
      heading: htsno,
      before: null,
      after,
      change: { kind: 'add_measure', measure },
    })),
    unchanged: 0,
  }
}

/** A footnote puts a chapter 99 duty on a code: a row like those of its heading, where none covers the code yet. */
function footnoteChange(
  { line, code, heading }: { line: number; code: string; heading: string },
  { additional }: Held,
  terms: ImportTerms,
  unknown: Map<string, LineNote>,
): { changes: ImportedChange[]; unchanged: number } {
  const rows = additional.get(heading) ?? []
  const [like] = rows
  if (!like) {
    if (!unknown.has(heading))
      unknown.set(heading, {
        line,
        message: `A footnote names ${heading}, of which no measure is held: it is not charged.`,
      })
    return { changes: [], unchanged: 0 }
  }
  if (
    rows.some(
      ({ codes, exceptCodes }) =>
        codes.some((each) => code.startsWith(each)) &&
        !exceptCodes?.some((each) => code.startsWith(each)),
    )
  )
    return { changes: [], unchanged: 1 }
  const { knownFrom: _, ...kept } = like
  const measure: Measure = {
    ...kept,
    id: `${like.id}-${code}-from-${terms.day}`,
    codes: [code],
    from: terms.day,
    source: `${terms.source}, footnote`,
    review: { state: 'reviewed', at: terms.today, by: terms.reviewer },
  }
  return {
    changes: [
      {
        line,
        code,
        heading,
        before: null,
        after: dutyText(like.duty),
        change: { kind: 'add_measure', measure },
      },
    ],
    unchanged: 0,
  }
}
