import type { Message } from '@/i18n/message'
import { applyChanges, RuleChangeError } from '../engine/change'
import { compileRuleSet } from '../engine/compile'
import { RuleSetError } from '../engine/rule-set-error'
import type { RuleSet } from '../engine/types'
import { reviewAfter, reviewOf } from '../rules/review-day'
import { ruleProblem } from '../rules/rule-problem'
import { changeWarnings } from '../rules/warnings'
import { readCsv } from './csv'
import { readHts } from './hts'
import type { DryRun, ImportedChange, ImportTerms, LineNote } from './imported'
import { readOwn } from './own'

/** The most lines that can change at once. */
export const MOST_CHANGES = 50_000
/** After this many errors it is better to mend the file first. */
const MOST_ERRORS = 500

/**
 * What a file would do to the current rules: every difference, and every wrong line. Nothing is written. The kind of
 * file is recognized by its content: a schedule's JSON array, the project's own JSON, or CSV.
 */
export function dryRun(file: string, rules: RuleSet, terms: ImportTerms): DryRun {
  const begins = /^\uFEFF?\s*([[{])?/.exec(file)?.[1]
  const text = file.replace(/^\uFEFF/, '')
  const run =
    begins === '['
      ? readHts(text, rules, terms)
      : begins === '{'
        ? readOwn(text, rules)
        : readCsv(file, rules, terms)
  if (run.changes.length > MOST_CHANGES)
    run.errors.push({
      line: 0,
      message: {
        code: 'tariffImport.most_changes',
        values: { count: run.changes.length, most: MOST_CHANGES },
      },
    })
  run.errors.push(...reviewedTooLate(run, terms.deskDay))
  const checked = run.errors.length > 0 ? run : fitting(run, rules, terms.today)
  return {
    ...checked,
    errors: checked.errors.toSorted((a, b) => a.line - b.line).slice(0, MOST_ERRORS),
  }
}

/** Reviews dated in the future, by line. */
const reviewedTooLate = ({ changes }: DryRun, today: string): LineNote[] =>
  changes.flatMap(({ line, change }) => {
    const problem = reviewAfter([change], today)
    return problem ? [{ line, message: problem }] : []
  })

/** New rows that nobody has reviewed. */
const unreviewed = ({ changes }: DryRun): LineNote[] =>
  changes.flatMap(({ line, change }) => {
    const row = reviewOf(change)
    return row?.review.state === 'not_reviewed'
      ? [
          {
            line,
            message: { code: 'tariffImport.no_reviewer', values: { id: row.id } },
          },
        ]
      : []
  })

/** Applies the changes to the rules; each that can't be made, or overlaps a current row, is reported with its line. */
function fitting(run: DryRun, rules: RuleSet, today: string): DryRun {
  const errors = [...run.errors]
  let remaining = run.changes
  while (remaining.length > 0 && errors.length < MOST_ERRORS) {
    const wrong = misfit(remaining, rules, today)
    if (!wrong) break
    errors.push({ line: remaining[wrong.index]?.line ?? 0, message: wrong.message })
    remaining = remaining.filter((_, i) => i !== wrong.index)
  }
  if (errors.length > 0) return { ...run, errors }
  const after = applyChanges(
    rules,
    run.changes.map(({ change }) => change),
  )
  const lineOf = new Map(
    run.changes.map(({ line, change }) => [
      'measure' in change ? change.measure.id : 'measureId' in change ? change.measureId : '',
      line,
    ]),
  )
  const warnings: LineNote[] = changeWarnings(
    run.changes.map(({ change }) => change),
    after,
  ).map((warning): LineNote => ({
    line: lineOf.get(warning.id) ?? 0,
    message:
      warning.kind === 'gap'
        ? { code: 'tariffImport.gap', values: { on: { day: warning.on }, id: warning.id } }
        : {
            code: 'tariffImport.high',
            values: { id: warning.id, percent: { decimal: warning.percent } },
          },
  }))
  return { ...run, warnings: [...run.warnings, ...unreviewed(run), ...warnings] }
}

function misfit(
  changes: readonly ImportedChange[],
  rules: RuleSet,
  today: string,
): { index: number; message: Message } | null {
  try {
    compileRuleSet(
      applyChanges(
        rules,
        changes.map(({ change }) => change),
        today,
      ),
    )
    return null
  } catch (error) {
    const message = ruleProblem(error, { code: 'duty.change_impossible' })
    if (error instanceof RuleChangeError) return { index: error.index, message }
    // The compiler names rows: the last change whose row it names is the one that doesn't fit.
    const names = error instanceof RuleSetError ? Object.values(error.problem.values ?? {}) : []
    const index = changes.findLastIndex(
      ({ change }) => 'measure' in change && names.includes(change.measure.id),
    )
    return { index: Math.max(0, index), message }
  }
}
