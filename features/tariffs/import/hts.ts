import { z } from 'zod'
import type { Message } from '@/i18n/message'
import { complaintOf } from '@/platform/validation-words'
import type { RuleSet } from '../engine/types'
import { chapter99Changes, isChapter99, type AdditionalRow } from './hts-additional'
import { exclusionChanges } from './hts-exclusions'
import { newHeadings } from './hts-headings'
import {
  baseChanges,
  endOf,
  footnoteChange,
  codeInRules,
  ratesInForce,
  type RatesInForce,
  type RatedLine,
} from './hts-changes'
import { dutyOf, dutyText } from './duty-text'
import {
  emptyRun,
  type DryRun,
  type ImportedChange,
  type ImportTerms,
  type LineNote,
} from './imported'
import { elementLines, jsonProblem } from './json-lines'

const rowSchema = z.object({
  htsno: z.string(),
  general: z.string().nullish(),
  special: z.string().nullish(),
  other: z.string().nullish(),
  description: z.string().nullish(),
  footnotes: z.array(z.object({ value: z.string().nullish() })).nullish(),
})

/** A schedule with lines of this many chapters is a whole one: what it leaves out has ended. */
const WHOLE_CHAPTERS = 90

/** A line of a schedule as it is in the file. */
interface Line {
  line: number
  code: string
  htsno: string
  /** empty where it is the same as in the line above */
  general: string
  special: string
  headings: string[]
}

/**
 * Reads the export of the US tariff schedule (a JSON array of lines with `htsno`, `general`, `special`, `other`,
 * `footnotes`) against the current rules: general rates become the base duty, footnotes that name one of our chapter
 * 99 headings apply its duty to the code, and chapter 99 itself says what its headings add, to which total they
 * bring the duty, until when they lift it, and which of them are new to us. A ten-digit line has the rate and the
 * footnotes of the eight digits above it. For a whole schedule, what is missing is reported as ended. Preferences
 * other than USMCA's, and column 2, are counted, not charged.
 */
export function readHts(json: string, rules: RuleSet, terms: ImportTerms): DryRun {
  const run = emptyRun('hts', {
    code: 'tariffImport.titles.schedule',
    values: { source: terms.source },
  })
  let rows: unknown[]
  try {
    rows = z.array(z.unknown()).parse(JSON.parse(json))
  } catch (error) {
    return { ...run, errors: [jsonProblem(json, error)] }
  }
  const at = elementLines(json, json.indexOf('['))
  const parsed = rows.map((value) => rowSchema.safeParse(value))
  if (rows.length > 0 && !parsed.some(({ success }) => success))
    return {
      ...run,
      errors: [{ line: 1, message: { code: 'tariffImport.file.no_schedule' } }],
    }
  const inForce = ratesInForce(rules, terms.day)
  const skipped = { special: 0, other: 0, outside: 0 }
  const unknown = new Map<string, LineNote>()
  const rates = new Map<string, { htsno: string; duty: string }>()
  const schedule: Schedule = { byCode: new Map(), headings: new Set(), chapters: new Set() }
  const additional: AdditionalRow[] = []
  parsed.forEach((each, i) => {
    const line = at[i] ?? 0
    if (!each.success) return void run.errors.push({ line, message: noLine(each.error) })
    const { htsno, special, other, footnotes } = each.data
    const general = each.data.general?.trim() ?? ''
    const code = htsno.replaceAll('.', '')
    if (code === '') return
    schedule.chapters.add(code.slice(0, 2))
    if (isChapter99(code)) {
      const description = each.data.description?.trim() ?? ''
      return void additional.push({ line, heading: htsno, general, description })
    }
    const row: Line = {
      line,
      code,
      htsno,
      general,
      special: special ?? '',
      headings: headingsIn(footnotes),
    }
    schedule.headings.add(code.slice(0, 4))
    schedule.byCode.set(code, row)
    const isOurs = isWanted(code, inForce, terms.prefixes)
    if (general !== '') {
      if (!isOurs) {
        skipped.outside++
        if (terms.prefixes.length === 0 && isBeside(code, inForce))
          run.fresh.push({ line, code, rate: general })
        return
      }
      if (special?.trim()) skipped.special++
      if (other?.trim()) skipped.other++
      takeRate(run, row, inForce, terms, rates)
    } else if (!isOurs) return
    for (const heading of row.headings)
      take(run, footnoteChange({ line, code, heading }, inForce, terms, unknown))
  })
  inherit(run, schedule, inForce, terms, { said: rates, unknown })
  const isWhole = schedule.chapters.size >= WHOLE_CHAPTERS
  take(run, chapter99Changes(additional, inForce, terms, isWhole, run.warnings))
  take(run, exclusionChanges(additional, rules, terms, isWhole, run.warnings))
  const { headings, elsewhere } = newHeadings(additional, rules)
  run.headings.push(...headings)
  if (elsewhere > 0)
    run.notes.push({
      code: 'tariffImport.schedule.headings_elsewhere',
      values: { count: elsewhere },
    })
  run.warnings.push(...unknown.values())
  if (skipped.outside > 0)
    run.notes.push({ code: 'tariffImport.schedule.outside', values: { count: skipped.outside } })
  if (skipped.special > 0)
    run.notes.push({ code: 'tariffImport.schedule.special', values: { count: skipped.special } })
  if (skipped.other > 0)
    run.notes.push({ code: 'tariffImport.schedule.other', values: { count: skipped.other } })
  if (schedule.chapters.size < WHOLE_CHAPTERS)
    run.notes.push({
      code: 'tariffImport.schedule.chapters',
      values: { count: schedule.chapters.size },
    })
  return run
}

/** A problem of a rate, with the line of the schedule concerned. */
const ofLine = (htsno: string, problem: Message): Message => ({
  code: 'tariffImport.of',
  values: { of: htsno, problem },
})

/** Why an element isn't a line of a schedule, by the first fault in it. */
function noLine({ issues: [issue] }: z.ZodError): Message {
  const path = issue?.path.join('.') ?? ''
  return {
    code: 'tariffImport.file.no_line',
    values: { path, problem: complaintOf(issue?.message) },
  }
}

/** What a file contains, by code. */
interface Schedule {
  byCode: Map<string, Line>
  headings: Set<string>
  chapters: Set<string>
}

type FirstRates = Map<string, { htsno: string; duty: string }>

/** A line with a rate of its own becomes the base duty of its code. */
function takeRate(
  run: DryRun,
  row: Line,
  current: RatesInForce,
  terms: ImportTerms,
  firstRates: FirstRates,
): void {
  const { line, code, htsno, general } = row
  const rate = dutyOf(general)
  if ('problem' in rate) return void run.errors.push({ line, message: ofLine(htsno, rate.problem) })
  const rated = ratedCode(code, current)
  const before = firstRates.get(rated)
  const duty = dutyText(rate.duty)
  firstRates.set(rated, before ?? { htsno, duty })
  if (before && before.duty !== duty)
    run.errors.push({
      line,
      message: {
        code: 'tariffImport.schedule.two_rates',
        values: { htsno, duty, before: before.htsno, other: before.duty },
      },
    })
  else if (!before) takeBase(run, { ...ratedLine(row, rate), code: rated }, current, terms)
}

function takeBase(run: DryRun, row: RatedLine, current: RatesInForce, terms: ImportTerms): void {
  if (current.base.get(row.code)?.some(({ codes }) => codes.length > 1))
    run.errors.push({
      line: row.line,
      message: { code: 'tariffImport.schedule.shared_row', values: { htsno: row.htsno } },
    })
  else take(run, baseChanges(row, current, terms))
}

const ratedLine = (
  { line, code, htsno, special }: Line,
  rate: { duty: RatedLine['rate']['duty'] },
): RatedLine => ({ line, code, htsno, rate, usmca: freeForUsmca(special) })

/**
 * Our codes that no line rates directly: ten-digit ones have the rate and footnotes of the line above; those that a
 * whole schedule no longer has are ended.
 */
function inherit(
  run: DryRun,
  { byCode, headings, chapters }: Schedule,
  current: RatesInForce,
  terms: ImportTerms,
  { said, unknown }: { said: FirstRates; unknown: Map<string, LineNote> },
): void {
  for (const code of current.base.keys()) {
    if (said.has(code) || !isAsked(code, terms.prefixes)) continue
    const above = lineAbove(code, byCode)
    if (above) {
      const rate = dutyOf(above.general)
      if ('problem' in rate)
        run.errors.push({ line: above.line, message: ofLine(above.htsno, rate.problem) })
      else takeBase(run, { ...ratedLine(above, rate), code }, current, terms)
      for (const heading of above.headings)
        take(run, footnoteChange({ line: above.line, code, heading }, current, terms, unknown))
    } else if (
      chapters.size >= WHOLE_CHAPTERS &&
      !(code.length === 4 && headings.has(code)) &&
      !hasBelow(code, byCode)
    )
      for (const row of current.base.get(code) ?? [])
        if (row.from < terms.day) run.changes.push(endOf(row, terms))
  }
}

/** The nearest shorter line with a rate that a code stands under. */
function lineAbove(code: string, byCode: Schedule['byCode']): Line | null {
  for (let length = code.length - 1; length >= 4; length--) {
    const above = byCode.get(code.slice(0, length))
    if (above && above.general !== '') return above
  }
  return null
}

const hasBelow = (code: string, byCode: Schedule['byCode']): boolean =>
  [...byCode.keys()].some((each) => each.startsWith(code))

const isAsked = (code: string, prefixes: readonly string[]): boolean =>
  prefixes.length === 0 || prefixes.some((prefix) => code.startsWith(prefix))

/** Whether a code shares six digits with one of ours without being known: a line that our goods may fall under. */
const isBeside = (code: string, { base }: RatesInForce): boolean =>
  code.length === 8 &&
  [...base.keys()].some((each) => each.length >= 6 && each.slice(0, 6) === code.slice(0, 6)) &&
  ![...base.keys()].some((each) => each.startsWith(code))

const isWanted = (code: string, { base }: RatesInForce, prefixes: readonly string[]): boolean =>
  prefixes.length > 0
    ? isAsked(code, prefixes) &&
      (codeInRules(code, base) !== undefined || !hasHeldBelow(code, base))
    : codeInRules(code, base) !== undefined

/** Whether we have longer codes than this: they take its rate. */
const hasHeldBelow = (code: string, base: RatesInForce['base']): boolean =>
  [...base.keys()].some((each) => each.length > code.length && each.startsWith(code))

/** The code that a line's general rate belongs to: a schedule rates eight digits, and the last two are statistical. */
const ratedCode = (code: string, { base }: RatesInForce): string =>
  codeInRules(code, base) ?? code.slice(0, 8)
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
