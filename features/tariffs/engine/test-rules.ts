import { assessDuty } from './assess'
import { compileRuleSet } from './compile'
import type {
  Agreement,
  Concession,
  Exclusion,
  LineAssessment,
  Measure,
  RuleSet,
  Shipment,
  ShipmentLine,
} from './types'

/** Small rule sets for tests of the engine. */
export const REVIEWED = { state: 'reviewed', at: '2026-11-28', by: 'test' } as const
export const NOT_REVIEWED = { state: 'not_reviewed' } as const

export const measure = (over: Partial<Measure> & Pick<Measure, 'id'>): Measure => ({
  programme: 'mfn',
  heading: over.id,
  title: over.id,
  legalBasis: 'test',
  source: 'test',
  review: REVIEWED,
  origins: '*',
  codes: ['7117'],
  from: '2026-01-01',
  to: null,
  duty: { kind: 'ad_valorem', percent: '10' },
  ...over,
})
export const BASE = measure({ id: 'base' })
export const ruleSet = (measures: readonly Measure[], over: Partial<RuleSet> = {}): RuleSet => ({
  version: 'test',
  destination: 'US',
  currency: 'USD',
  begins: '2026-01-01',
  origins: '*',
  order: ['mfn', 'a', 'b'],
  cumulation: [],
  measures: [BASE, ...measures],
  ...over,
})
export const LINE: ShipmentLine = {
  id: 'a',
  hsCode: '7117.19.9000',
  origin: 'CN',
  customsValueMinor: 100_000,
  netWeightGrams: '10000',
  facts: { met: true },
}
export const ship = (
  rules: RuleSet,
  lines: ShipmentLine[] = [LINE],
  over: Partial<Shipment> = {},
) =>
  assessDuty(
    { destination: 'US', entryDate: '2026-11-28', mode: 'ocean', lines, ...over },
    compileRuleSet(rules),
  )
export function rated(rules: RuleSet, line = LINE, over: Partial<Shipment> = {}) {
  const [answer] = ship(rules, [line], over).lines
  if (answer?.status !== 'rated') throw new Error(`no figure: ${answer?.status}`)
  return answer
}
export const named = (answer: LineAssessment & { status: 'rated' }) =>
  answer.layers.filter(({ status }) => status === 'named').map(({ heading }) => heading)

export const concession = (over: Partial<Concession> & Pick<Concession, 'id'>): Concession => ({
  programme: 'mfn',
  percent: '0',
  heading: over.id,
  origins: ['CN'],
  codes: ['7117'],
  ...over,
})
export const agreement = (
  concessions: Concession[],
  review: Agreement['review'] = REVIEWED,
): Agreement => ({
  id: 'agreement',
  title: 'an agreement',
  parties: ['US', 'CN'],
  legalBasis: 'test',
  source: 'test',
  review,
  phases: [
    {
      id: 'phase',
      title: 'a phase',
      states: [{ state: 'in_force', from: '2026-01-01', source: 'test' }],
      concessions,
    },
  ],
})
export const exclusion = (over: Partial<Exclusion>): Exclusion => ({
  id: 'list',
  title: 'a list',
  heading: '9903.88.67',
  programme: 'a',
  origins: '*',
  numbers: [],
  codes: ['7117'],
  description: { fact: 'met', text: 'if the list describes it' },
  from: '2026-01-01',
  to: null,
  legalBasis: 'test',
  source: 'test',
  review: REVIEWED,
  ...over,
})
