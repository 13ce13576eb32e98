import { z } from 'zod'
import type { Message } from '@/i18n/message'
import { complaintOf, type Complaint } from '@/platform/validation-words'
import { changeTitle, effectiveDay } from '../change-schema'
import type { RuleChange } from '../engine/change'
import type { RuleSet } from '../engine/types'
import { readChange } from '../rule-schema'
import { dutyText } from './duty-text'
import { emptyRun, type DryRun, type ImportedChange } from './imported'
import { elementLines, jsonProblem } from './json-lines'

const fileSchema = z.object({
  format: z.literal('tariff-changes/1'),
  title: z.string().trim().min(3).max(200),
  changes: z.array(z.unknown()),
})

/** Reads the project's own format: `{ "format": "tariff-changes/1", "title": …, "changes": […] }`. */
export function readOwn(json: string, rules: RuleSet): DryRun {
  const run = emptyRun('own', '')
  let file: unknown
  try {
    file = JSON.parse(json)
  } catch (error) {
    return { ...run, errors: [jsonProblem(json, error)] }
  }
  const parsed = fileSchema.safeParse(file)
  if (!parsed.success)
    return {
      ...run,
      errors: parsed.error.issues.map((issue) => ({
        line: 1,
        message: ofPlace(issue.path.join('.'), complaintOf(issue.message)),
      })),
    }
  const lines = elementLines(json, json.indexOf('[', json.search(/"changes"\s*:/)))
  parsed.data.changes.forEach((value, i) => {
    const line = lines[i] ?? 0
    const read = readChange(value)
    if ('problem' in read)
      run.errors.push({ line, message: ofPlace(`changes.${i}.${read.path}`, read.problem) })
    else run.changes.push({ line, ...shownChange(read.change, rules) })
  })
  return { ...run, title: parsed.data.title }
}

const ofPlace = (of: string, problem: Complaint): Message => ({
  code: 'tariffImport.of',
  values: { of, problem },
})

function shownChange(change: RuleChange, rules: RuleSet): Omit<ImportedChange, 'line'> {
  const measure = 'measure' in change ? change.measure : null
  const id = 'measureId' in change ? change.measureId : null
  const known =
    id === null
      ? null
      : (rules.measures.findLast((each) => each.id === id && each.knownTo === undefined) ?? null)
  const title = changeTitle(change)
  const day = effectiveDay(change)
  return {
    change,
    code: measure?.codes[0] ?? known?.codes[0] ?? '',
    heading:
      measure?.heading ??
      known?.heading ??
      (typeof title === 'string' ? title : String(title.values?.id)),
    before: known ? dutyText(known.duty) : null,
    after: measure
      ? dutyText(measure.duty)
      : day === null
        ? { code: 'tariffImport.shown.changed' }
        : { code: 'tariffImport.shown.on', values: { day: { day } } },
  }
}
