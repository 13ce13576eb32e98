import { BASE } from '../engine/compile'
import type { Measure, RuleSet } from '../engine/types'
import { dutyText } from './duty-text'
import type { ImportedChange, ImportTerms, LineNote, Shown } from './imported'

/** The current rates that a schedule is compared with. */
export interface RatesInForce {
  /** in force on the day, by code */
  base: ReadonlyMap<string, readonly Measure[]>
  /** additional measures in force on the day, by heading */
  additional: ReadonlyMap<string, readonly Measure[]>
  /** headings of exclusion lists: a footnote that names one adds nothing to a code */
  lifting: ReadonlySet<string>
}

export function ratesInForce(rules: RuleSet, day: string): RatesInForce {
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
    lifting: new Set((rules.exclusions ?? []).map(({ heading }) => heading)),
  }
}

function grouped(pairs: readonly (readonly [string, Measure])[]): Map<string, Measure[]> {
  const groups = new Map<string, Measure[]>()
  for (const [key, measure] of pairs) groups.set(key, [...(groups.get(key) ?? []), measure])
  return groups
}

/** The code whose base duty covers this one: itself, or a shorter one that it begins with. */
export function codeInRules(code: string, base: RatesInForce['base']): string | undefined {
  for (let length = code.length; length >= 4; length--)
    if (base.has(code.slice(0, length))) return code.slice(0, length)
  return undefined
}

/** A general rate for a code, with the line that states it. */
export interface RatedLine {
  line: number
  code: string
  htsno: string
  rate: { duty: Measure['duty'] }
  usmca: boolean
}

/** Ends a row that a whole schedule no longer has. */
export const endOf = (row: Measure, { day, source }: ImportTerms): ImportedChange => ({
  line: 0,
  code: row.codes[0] ?? '',
  heading: row.heading,
  before: dutyText(row.duty),
  after: GONE,
  change: { kind: 'end_measure', measureId: row.id, on: day, source },
})

/** Shown instead of a rate that has ended. */
const GONE: Shown = { code: 'tariffImport.shown.gone' }

/** Every row of the code's base duty follows the schedule: the one for all origins and those that name one. */
export function baseChanges(
  { line, code, htsno, rate: { duty }, usmca }: RatedLine,
  inForce: RatesInForce,
  terms: ImportTerms,
): { changes: ImportedChange[]; unchanged: number } {
  const rows = inForce.base.get(code) ?? []
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
      ? [{ ...general, id: `${general.id}-mx`, origins: ['MX', 'CA'], alternatives: [free] }]
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

/** A footnote applies a chapter 99 duty to a code: a row like those of its heading, where none covers the code yet. */
export function footnoteChange(
  { line, code, heading }: { line: number; code: string; heading: string },
  { additional, lifting }: RatesInForce,
  terms: ImportTerms,
  unknown: Map<string, LineNote>,
): { changes: ImportedChange[]; unchanged: number } {
  if (lifting.has(heading)) return { changes: [], unchanged: 1 }
  const rows = additional.get(heading) ?? []
  const [like] = rows
  if (!like) {
    if (!unknown.has(heading))
      unknown.set(heading, {
        line,
        message: { code: 'tariffImport.schedule.footnote', values: { heading } },
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
