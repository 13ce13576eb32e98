import { z } from 'zod'
import type { AgreementPhaseState } from '../engine/agreement'
import type { RuleChange } from '../engine/change'
import type { RuleSet } from '../engine/types'

const day = z.iso.date('a day such as 2026-12-31')
const source = z.string().trim().min(3, 'name the text it stands in, in at least three letters').max(300)
const percent = z.string().trim().regex(/^\d{1,3}(\.\d{1,4})?$/, 'a percentage of zero or more, such as 12.5')
const STATES = ['reported', 'announced', 'provisional', 'in_force', 'suspended', 'expired', 'invalidated', 'superseded'] as const satisfies readonly AgreementPhaseState[]

/** What staff enter at the desk for one change. */
export const deskChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('end_measure'), measureId: z.string().max(80), on: day, source }),
  z.object({ kind: z.literal('supersede_measure'), measureId: z.string().max(80), on: day, percent, source }),
  z.object({ kind: z.literal('move_phase'), agreementId: z.string().max(80), phaseId: z.string().max(80), state: z.enum(STATES), from: day, source }),
])
export type DeskChange = z.infer<typeof deskChangeSchema>

/**
 * The engine's change for what was entered; a superseding row takes over all but its rate from the one it follows.
 * @throws RangeError when there is no such measure
 */
export function ruleChange(change: DeskChange, rules: RuleSet, reviewer: string, today: string): RuleChange {
  if (change.kind !== 'supersede_measure') return change
  const measure = rules.measures.findLast(({ id, knownTo }) => id === change.measureId && knownTo === undefined)
  if (!measure) throw new RangeError(`There is no measure ${change.measureId}.`)
  if (measure.duty.kind !== 'ad_valorem') throw new RangeError(`${measure.id} is not a plain percentage: it can only be ended.`)
  const { knownFrom: _, ...row } = measure
  return {
    kind: 'supersede_measure', measureId: measure.id, on: change.on,
    measure: { ...row, id: `${measure.id}-from-${change.on}`, from: change.on, to: measure.to, source: change.source, duty: { kind: 'ad_valorem', percent: change.percent }, review: { state: 'reviewed', at: today, by: reviewer } },
  }
}

/** The day from which a change bears on prices. */
export const effectiveDay = (change: RuleChange): string | null => ('on' in change ? change.on : change.kind === 'move_phase' ? change.from : null)
