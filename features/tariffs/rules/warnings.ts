import type { RuleChange } from '../engine/change'
import { BASE } from '../engine/compile'
import type { Measure, RuleSet } from '../engine/types'

/** From this rate on, a slip is more likely than a law. */
const UNUSUAL_PERCENT = 300

export type ChangeWarning =
  { kind: 'unusual_rate'; id: string; percent: string } | { kind: 'gap'; id: string; on: string }

/**
 * What is odd about changes that can be made all the same: a rate of 300% or more, and goods that would be left
 * without a general rate, so that no duty could be given for them.
 */
export function changeWarnings(changes: readonly RuleChange[], after: RuleSet): ChangeWarning[] {
  return changes.flatMap((change): ChangeWarning[] => {
    if (change.kind === 'add_measure' || change.kind === 'supersede_measure') {
      const { id, duty } = change.measure
      return Number(duty.percent) >= UNUSUAL_PERCENT
        ? [{ kind: 'unusual_rate', id, percent: duty.percent }]
        : []
    }
    if (change.kind !== 'end_measure') return []
    const ended = after.measures.findLast(
      ({ id, knownTo }) => id === change.measureId && knownTo === undefined,
    )
    return ended?.programme === BASE &&
      !after.measures.some((each) => follows(each, ended, change.on))
      ? [{ kind: 'gap', id: change.measureId, on: change.on }]
      : []
  })
}

const follows = (next: Measure, ended: Measure, on: string): boolean =>
  next !== ended &&
  next.knownTo === undefined &&
  next.programme === ended.programme &&
  next.from <= on &&
  (next.to === null || next.to > on) &&
  ended.codes.every((code) => next.codes.some((each) => code.startsWith(each)))
