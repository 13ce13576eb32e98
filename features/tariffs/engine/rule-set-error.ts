import type { OutlookProblem, RuleProblem } from './messages'

/** Rows that don't make a rule set, or an outlook; `problem` says why and names them. */
export class RuleSetError extends Error {
  override readonly name: string = 'RuleSetError'
  constructor(readonly problem: RuleProblem | OutlookProblem) {
    super(`${problem.code} ${JSON.stringify(problem.values ?? {})}`)
  }
}
