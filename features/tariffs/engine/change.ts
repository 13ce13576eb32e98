import type { RuleProblem } from './messages'
import type { AgreementPhaseState } from './phase-states'
import { ended, relearned } from './dated-rows'
import { applyNoticeChange, isNoticeChange, type NoticeChange } from './change-notices'
import { RuleSetError } from './rule-set-error'
import type { Quota } from './quota'
import type {
  Agreement,
  AgreementPhase,
  Exclusion,
  ExportControl,
  Measure,
  Review,
  RuleSet,
} from './types'

/** One change of a rule set. Rows are never edited: they are added, ended, or superseded by others. */
export type RuleChange =
  | { kind: 'add_measure'; measure: Measure }
  | { kind: 'end_measure'; measureId: string; on: string; source?: string }
  | { kind: 'supersede_measure'; measureId: string; on: string; measure: Measure }
  | { kind: 'review_measure'; measureId: string; review: Review }
  | {
      kind: 'move_phase'
      agreementId: string
      phaseId: string
      state: AgreementPhaseState
      from: string
      source: string
    }
  | { kind: 'add_agreement'; agreement: Agreement }
  | { kind: 'add_phase'; agreementId: string; phase: AgreementPhase }
  | { kind: 'open_quota'; quota: Quota }
  | { kind: 'add_exclusion'; exclusion: Exclusion }
  | { kind: 'end_exclusion'; exclusionId: string; on: string; source?: string }
  | { kind: 'add_export_control'; control: ExportControl }
  | { kind: 'end_export_control'; controlId: string; on: string; source?: string }
  | NoticeChange

/** A change that names something the rule set doesn't have, or adds something it has already. */
export class RuleChangeError extends RuleSetError {
  override readonly name = 'RuleChangeError'
  constructor(
    /** which of the changes, from 0 */
    readonly index: number,
    problem: RuleProblem,
  ) {
    super(problem)
  }
}

/**
 * The rule set after some changes, in order; the given one isn't modified.
 * @param knownFrom day from which the changes are known: before it, a replay sees what was believed then. Left out
 *   for what-ifs
 * @throws RuleChangeError naming the change that can't be made
 */
export function applyChanges(
  rules: RuleSet,
  changes: readonly RuleChange[],
  knownFrom?: string,
): RuleSet {
  let current = rules
  for (let index = 0; index < changes.length; index++) {
    const change = changes[index]
    if (change?.kind === 'add_measure') {
      // A whole schedule adds thousands of rows: they are added in one go, since the work would otherwise grow
      // quadratically.
      const until = changes.findIndex((each, i) => i > index && each.kind !== 'add_measure')
      const run = changes
        .slice(index, until === -1 ? undefined : until)
        .flatMap((each) => (each.kind === 'add_measure' ? [each.measure] : []))
      current = {
        ...current,
        measures: [...current.measures, ...newRows(run, current.measures, index, knownFrom)],
      }
      index += run.length - 1
    } else if (change) current = applyChange(current, change, index, knownFrom)
  }
  return current
}

/**
 * The rows to add; an id that exists is refused.
 * @param first index of the change that adds the first
 */
function newRows(
  added: readonly Measure[],
  existing: readonly Measure[],
  first: number,
  knownFrom?: string,
): Measure[] {
  const ids = new Set(existing.map(({ id }) => id))
  return added.map((measure, i) => {
    if (ids.has(measure.id))
      throw new RuleChangeError(first + i, {
        code: 'duty.measure_there',
        values: { id: measure.id },
      })
    ids.add(measure.id)
    return { ...measure, ...(knownFrom === undefined ? {} : { knownFrom }) }
  })
}

function applyChange(
  rules: RuleSet,
  change: Exclude<RuleChange, { kind: 'add_measure' }>,
  index: number,
  knownFrom?: string,
): RuleSet {
  const fail = (problem: RuleProblem): never => {
    throw new RuleChangeError(index, problem)
  }
  if (isNoticeChange(change)) return applyNoticeChange(rules, change, fail, knownFrom)
  const knownDates = knownFrom === undefined ? {} : { knownFrom }
  switch (change.kind) {
    case 'end_measure':
      return {
        ...rules,
        measures:
          ended(
            rules.measures,
            change.measureId,
            change.on,
            knownFrom,
            change.source ? { endSource: change.source } : {},
          ) ??
          fail({
            code: 'duty.measure_missing_to_end',
            values: { id: change.measureId, on: { day: change.on } },
          }),
      }
    case 'supersede_measure': {
      const measures =
        ended(rules.measures, change.measureId, change.on, knownFrom, {
          endSource: change.measure.source,
        }) ??
        fail({
          code: 'duty.measure_missing_to_supersede',
          values: { id: change.measureId, on: { day: change.on } },
        })
      if (measures.some(({ id }) => id === change.measure.id))
        fail({ code: 'duty.measure_there', values: { id: change.measure.id } })
      return {
        ...rules,
        measures: [...measures, { ...change.measure, from: change.on, ...knownDates }],
      }
    }
    case 'review_measure':
      if (!rules.measures.some(({ id }) => id === change.measureId))
        fail({ code: 'duty.measure_missing', values: { id: change.measureId } })
      return {
        ...rules,
        measures: relearned(rules.measures, change.measureId, knownFrom, (measure) => ({
          ...measure,
          review: change.review,
        })),
      }
    case 'move_phase': {
      const { agreementId, phaseId, state, from, source } = change
      const agreements = rules.agreements ?? []
      if (
        !agreements.some(
          (a) => a.id === agreementId && a.phases.some((phase) => phase.id === phaseId),
        )
      )
        fail({
          code: 'duty.phase_missing',
          values: { phase: phaseId, agreement: agreementId },
        })
      return {
        ...rules,
        agreements: agreements.map((agreement) =>
          agreement.id === agreementId
            ? {
                ...agreement,
                phases: agreement.phases.map((phase) =>
                  phase.id === phaseId
                    ? {
                        ...phase,
                        states: [
                          ...phase.states,
                          { state, from, source, ...knownDates, confirmed: true },
                        ],
                      }
                    : phase,
                ),
              }
            : agreement,
        ),
      }
    }
    case 'add_agreement':
      if (rules.agreements?.some(({ id }) => id === change.agreement.id))
        fail({ code: 'duty.agreement_there', values: { id: change.agreement.id } })
      return {
        ...rules,
        agreements: [
          ...(rules.agreements ?? []),
          {
            ...change.agreement,
            phases: change.agreement.phases.map((phase) => datedPhase(phase, knownDates)),
          },
        ],
      }
    case 'add_phase': {
      const agreement =
        rules.agreements?.find(({ id }) => id === change.agreementId) ??
        fail({ code: 'duty.agreement_missing', values: { id: change.agreementId } })
      if (agreement.phases.some(({ id }) => id === change.phase.id))
        fail({
          code: 'duty.phase_there',
          values: { phase: change.phase.id, agreement: agreement.id },
        })
      const phases = [...agreement.phases, datedPhase(change.phase, knownDates)]
      return {
        ...rules,
        agreements: (rules.agreements ?? []).map((each) =>
          each === agreement ? { ...each, phases } : each,
        ),
      }
    }
    case 'open_quota':
      return {
        ...rules,
        quotas: [
          ...(rules.quotas ?? []).filter(
            ({ orderNumber }) => orderNumber !== change.quota.orderNumber,
          ),
          change.quota,
        ],
      }
    case 'add_exclusion':
      if (rules.exclusions?.some(({ id }) => id === change.exclusion.id))
        fail({ code: 'duty.exclusion_there', values: { id: change.exclusion.id } })
      return {
        ...rules,
        exclusions: [...(rules.exclusions ?? []), { ...change.exclusion, ...knownDates }],
      }
    case 'end_exclusion':
      return {
        ...rules,
        exclusions:
          ended(rules.exclusions ?? [], change.exclusionId, change.on, knownFrom) ??
          fail({
            code: 'duty.exclusion_missing_to_end',
            values: { id: change.exclusionId, on: { day: change.on } },
          }),
      }
    case 'add_export_control':
      if (rules.exportControls?.some(({ id }) => id === change.control.id))
        fail({ code: 'duty.control_there', values: { id: change.control.id } })
      return {
        ...rules,
        exportControls: [...(rules.exportControls ?? []), { ...change.control, ...knownDates }],
      }
    case 'end_export_control':
      return {
        ...rules,
        exportControls:
          ended(rules.exportControls ?? [], change.controlId, change.on, knownFrom) ??
          fail({
            code: 'duty.control_missing_to_end',
            values: { id: change.controlId, on: { day: change.on } },
          }),
      }
  }
}

/** A phase whose states are known from the time of the change. */
const datedPhase = (phase: AgreementPhase, knownDates: { knownFrom?: string }): AgreementPhase => ({
  ...phase,
  states: phase.states.map((state) => ({ ...state, ...knownDates })),
})
