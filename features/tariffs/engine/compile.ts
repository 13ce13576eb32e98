import { percentRate, type Rate } from './rate'
import type { Fee } from './country'
import type { Quota } from './quota'
import { RuleSetError } from './rule-set-error'
import type {
  Agreement,
  CumulationRule,
  Exclusion,
  ExportControl,
  Measure,
  Notice,
  Programme,
  RuleSet,
  Charge,
  Unread,
  ValueBasis,
} from './types'

/** The programme in which every line must have a rate; a floor is measured against it. */
export const BASE: Programme = 'mfn'

export interface CompiledMeasure extends Measure {
  rate: Rate
  /** cents per kilogram, of compound duties */
  perKilogram: Rate | null
}

/** A snapshot of a rule set prepared for look-ups: measures by code, days cut into eras. */
export interface CompiledRuleSet extends Pick<
  RuleSet,
  'version' | 'destination' | 'currency' | 'begins' | 'origins'
> {
  byCode: ReadonlyMap<string, readonly CompiledMeasure[]>
  /** every code with rules of its own or excepted from one, sorted */
  codes: readonly string[]
  /** position of a programme in the order of layers */
  place: (programme: Programme) => number
  cumulation: readonly CumulationRule[]
  /** days on which anything changes, sorted: one plan is valid between two of them */
  boundaries: readonly string[]
  /** days on which anything became known, sorted */
  knownBoundaries: readonly string[]
  exclusions: readonly Exclusion[]
  agreements: readonly Agreement[]
  quotas: ReadonlyMap<string, Quota>
  exportControls: readonly ExportControl[]
  valueBasis: ValueBasis
  charges: readonly Charge[]
  fees: readonly Fee[]
  accountCurrency: string
  unread: readonly Unread[]
  notices: readonly Notice[]
}

/**
 * Compiles a rule set.
 * @throws RuleSetError when a measure ends before it begins or is negative, or when two of one
 * programme, heading, code and area hold at the same time; both are named
 */
export function compileRuleSet(ruleSet: RuleSet): CompiledRuleSet {
  const byCode = new Map<string, CompiledMeasure[]>()
  for (const measure of ruleSet.measures) {
    const compiled = compileMeasure(measure)
    for (const code of measure.codes) {
      const sameCode = byCode.get(code) ?? []
      const rival = sameCode.find((other) => rivals(other, measure))
      if (rival)
        throw new RuleSetError({
          code: code ? 'duty.overlap' : 'duty.overlap_everywhere',
          values: { rival: rival.id, id: measure.id, hsCode: code, origins: origins(measure) },
        })
      sameCode.push(compiled)
      byCode.set(code, sameCode)
    }
  }
  const {
    exclusions = [],
    agreements = [],
    quotas = [],
    exportControls = [],
    valueBasis = 'fob',
    charges = [],
    fees = [],
    accountCurrency = ruleSet.currency,
    unread = [],
    notices = [],
  } = ruleSet
  const dated = [...ruleSet.measures, ...ruleSet.cumulation, ...exclusions].flatMap(
    ({ from, to }) => (to ? [from, to] : [from]),
  )
  const days = [
    ...dated,
    ...agreements.flatMap(({ phases }) =>
      phases.flatMap(({ states }) => states.map(({ from }) => from)),
    ),
  ]
  const knownDays = [
    ...[...ruleSet.measures, ...ruleSet.cumulation, ...exclusions].flatMap(
      ({ knownFrom, knownTo }) => [knownFrom, knownTo],
    ),
    ...agreements.flatMap(({ phases }) =>
      phases.flatMap(({ states }) => states.map(({ from, knownFrom = from }) => knownFrom)),
    ),
  ].filter((day) => day !== undefined)
  const places = new Map(ruleSet.order.map((programme, i) => [programme, i]))
  return {
    version: ruleSet.version,
    destination: ruleSet.destination,
    currency: ruleSet.currency,
    begins: ruleSet.begins,
    origins: ruleSet.origins,
    byCode,
    codes: [
      ...new Set([...byCode.keys(), ...ruleSet.measures.flatMap((m) => m.exceptCodes ?? [])]),
    ].sort(),
    place: (programme) => places.get(programme) ?? ruleSet.order.length,
    cumulation: ruleSet.cumulation,
    boundaries: [...new Set(days)].sort(),
    knownBoundaries: [...new Set(knownDays)].sort(),
    exclusions,
    agreements,
    quotas: new Map(quotas.map((quota) => [quota.orderNumber, quota])),
    exportControls,
    valueBasis,
    charges,
    fees,
    accountCurrency,
    unread,
    notices,
  }
}

function compileMeasure(measure: Measure): CompiledMeasure {
  if (measure.to !== null && measure.to <= measure.from)
    throw new RuleSetError({ code: 'duty.ends_before_begins', values: { id: measure.id } })
  const rate = percentRate(measure.duty.percent)
  if (
    rate.units < 0 ||
    (measure.duty.kind === 'compound' && percentRate(measure.duty.centsPerKilogram).units < 0)
  )
    throw new RuleSetError({ code: 'duty.negative', values: { id: measure.id } })
  return {
    ...measure,
    rate,
    perKilogram:
      measure.duty.kind === 'compound' ? percentRate(measure.duty.centsPerKilogram) : null,
  }
}

const origins = ({ origins: named }: Measure): string => (named === '*' ? 'any' : named.join(', '))

/**
 * Whether two rows of one heading would claim the same goods on the same day, as far as we knew at one time: then
 * somebody forgot to end one. Rows of different headings may: the law has overlapping lists, and the higher duty
 * counts.
 */
function rivals(a: Measure, b: Measure): boolean {
  if (a.programme !== b.programme || a.requires?.fact !== b.requires?.fact) return false
  if (a.heading !== b.heading || a.review.state !== b.review.state) return false
  const area =
    a.origins === '*' || b.origins === '*'
      ? a.origins === b.origins
      : a.origins.some((country) => b.origins.includes(country))
  return (
    area &&
    overlap(a.from, a.to, b.from, b.to) &&
    overlap(a.knownFrom ?? '', a.knownTo ?? null, b.knownFrom ?? '', b.knownTo ?? null)
  )
}

function overlap(aFrom: string, aTo: string | null, bFrom: string, bTo: string | null): boolean {
  return (bTo === null || aFrom < bTo) && (aTo === null || bFrom < aTo)
}
