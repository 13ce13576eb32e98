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

/** A schedule with lines of so many chapters is the whole of it: what it leaves out is gone. */
const WHOLE_CHAPTERS = 90

/** A line of a schedule as it stands there. */
interface Line {
  line: number
  code: string
  htsno: string
  /** empty where it is that of the line above */
  general: string
  special: string
  headings: string[]
}

/**
 * Reads the export of the US tariff schedule (a JSON array of lines with `htsno`, `general`, `special`, `other`,
 * `footnotes`) against the rules held: general rates become the base duty, footnotes that name a chapter 99
 * heading we hold put its duty on the code, and chapter 99 itself says what its headings add, to which total they bring
 * it, until when they lift it, and which of them are new to us. A line of ten digits
 * has the rate and the footnotes of the eight above it. Of a whole schedule it is told what is gone. Preferences but
 * USMCA's and column 2 are counted, not charged.
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
  const left = { special: 0, other: 0, outside: 0 }
  const unknown = new Map<string, LineNote>()
  const rates = new Map<string, { htsno: string; duty: string }>()
  const seen: Schedule = { byCode: new Map(), headings: new Set(), chapters: new Set() }
  const additional: AdditionalRow[] = []
  parsed.forEach((each, i) => {
    const line = at[i] ?? 0
    if (!each.success) return void run.errors.push({ line, message: noLine(each.error) })
    const { htsno, special, other, footnotes } = each.data
    const general = each.data.general?.trim() ?? ''
    const code = htsno.replaceAll('.', '')
    if (code === '') return
    seen.chapters.add(code.slice(0, 2))
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
    seen.headings.add(code.slice(0, 4))
    seen.byCode.set(code, row)
    const isOurs = wanted(code, inForce, terms.prefixes)
    if (general !== '') {
      if (!isOurs) {
        left.outside++
        if (terms.prefixes.length === 0 && isBeside(code, inForce))
          run.fresh.push({ line, code, rate: general })
        return
      }
      if (special?.trim()) left.special++
      if (other?.trim()) left.other++
      takeRate(run, row, inForce, terms, rates)
    } else if (!isOurs) return
    for (const heading of row.headings)
      take(run, footnoteChange({ line, code, heading }, inForce, terms, unknown))
  })
  inherit(run, seen, inForce, terms, { said: rates, unknown })
  const isWhole = seen.chapters.size >= WHOLE_CHAPTERS
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
  if (left.outside > 0)
    run.notes.push({ code: 'tariffImport.schedule.outside', values: { count: left.outside } })
  if (left.special > 0)
    run.notes.push({ code: 'tariffImport.schedule.special', values: { count: left.special } })
  if (left.other > 0)
    run.notes.push({ code: 'tariffImport.schedule.other', values: { count: left.other } })
  if (seen.chapters.size < WHOLE_CHAPTERS)
    run.notes.push({
      code: 'tariffImport.schedule.chapters',
      values: { count: seen.chapters.size },
    })
  return run
}

/** What is wrong with a rate, with the line of the schedule that it is of. */
const ofLine = (htsno: string, problem: Message): Message => ({
  code: 'tariffImport.of',
  values: { of: htsno, problem },
})

/** Why an element is no line of a schedule, by the first thing that is wrong with it. */
function noLine({ issues: [issue] }: z.ZodError): Message {
  const path = issue?.path.join('.') ?? ''
  return {
    code: 'tariffImport.file.no_line',
    values: { path, problem: complaintOf(issue?.message) },
  }
}

/** What a file has, by code. */
interface Schedule {
  byCode: Map<string, Line>
  headings: Set<string>
  chapters: Set<string>
}

type FirstRates = Map<string, { htsno: string; duty: string }>

/** A line with a rate of its own becomes the base duty of the code that it belongs to. */
function takeRate(
  run: DryRun,
  row: Line,
  held: RatesInForce,
  terms: ImportTerms,
  said: FirstRates,
): void {
  const { line, code, htsno, general } = row
  const rate = dutyOf(general)
  if ('problem' in rate) return void run.errors.push({ line, message: ofLine(htsno, rate.problem) })
  const rated = ratedCode(code, held)
  const before = said.get(rated)
  const duty = dutyText(rate.duty)
  said.set(rated, before ?? { htsno, duty })
  if (before && before.duty !== duty)
    run.errors.push({
      line,
      message: {
        code: 'tariffImport.schedule.two_rates',
        values: { htsno, duty, before: before.htsno, other: before.duty },
      },
    })
  else if (!before) takeBase(run, { ...ratedLine(row, rate), code: rated }, held, terms)
}

function takeBase(run: DryRun, row: RatedLine, held: RatesInForce, terms: ImportTerms): void {
  if (held.base.get(row.code)?.some(({ codes }) => codes.length > 1))
    run.errors.push({
      line: row.line,
      message: { code: 'tariffImport.schedule.shared_row', values: { htsno: row.htsno } },
    })
  else take(run, baseChanges(row, held, terms))
}

const ratedLine = (
  { line, code, htsno, special }: Line,
  rate: { duty: RatedLine['rate']['duty'] },
): RatedLine => ({ line, code, htsno, rate, usmca: freeForUsmca(special) })

/**
 * Codes that we hold and no line rates by itself: those of ten digits have the rate and footnotes of the line above;
 * those that a whole schedule doesn't know any more are gone.
 */
function inherit(
  run: DryRun,
  { byCode, headings, chapters }: Schedule,
  held: RatesInForce,
  terms: ImportTerms,
  { said, unknown }: { said: FirstRates; unknown: Map<string, LineNote> },
): void {
  for (const code of held.base.keys()) {
    if (said.has(code) || !isAsked(code, terms.prefixes)) continue
    const above = lineAbove(code, byCode)
    if (above) {
      const rate = dutyOf(above.general)
      if ('problem' in rate)
        run.errors.push({ line: above.line, message: ofLine(above.htsno, rate.problem) })
      else takeBase(run, { ...ratedLine(above, rate), code }, held, terms)
      for (const heading of above.headings)
        take(run, footnoteChange({ line: above.line, code, heading }, held, terms, unknown))
    } else if (
      chapters.size >= WHOLE_CHAPTERS &&
      !(code.length === 4 && headings.has(code)) &&
      !hasBelow(code, byCode)
    )
      for (const row of held.base.get(code) ?? [])
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

/** Of the six digits of one of ours, but not held: a line that goods of ours may come under. */
const isBeside = (code: string, { base }: RatesInForce): boolean =>
  code.length === 8 &&
  [...base.keys()].some((each) => each.length >= 6 && each.slice(0, 6) === code.slice(0, 6)) &&
  ![...base.keys()].some((each) => each.startsWith(code))

const wanted = (code: string, { base }: RatesInForce, prefixes: readonly string[]): boolean =>
  prefixes.length > 0
    ? isAsked(code, prefixes) &&
      (codeInRules(code, base) !== undefined || !hasHeldBelow(code, base))
    : codeInRules(code, base) !== undefined

/** Held at more digits than this: the lines below it take its rate. */
const hasHeldBelow = (code: string, base: RatesInForce['base']): boolean =>
  [...base.keys()].some((each) => each.length > code.length && each.startsWith(code))

/** The code that a line's general rate belongs to: a schedule rates eight digits, and the last two only count. */
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
