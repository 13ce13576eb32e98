import { BASE, type CompiledMeasure, type CompiledRuleSet } from './compile'
import { grantedOn, type GrantedConcession } from './agreement'
import type { CumulationRule, Dated, Exclusion, Programme } from './types'

/** What applies in one programme: the firm measure and those that wait for a fact. */
export interface PlannedProgramme {
  programme: Programme
  firm: CompiledMeasure | null
  /** most specific first; each applies only when its fact is true */
  conditional: readonly CompiledMeasure[]
  /** another row for the same code whose duty is lower and therefore gives way */
  rival: CompiledMeasure | null
  /** rows that would apply if somebody had reviewed them: named with what they could do, never charged */
  unreviewed: readonly CompiledMeasure[]
  /** lists that may lift it */
  exclusions: readonly Exclusion[]
}

/** Everything in force for a code, origin and day, ready to be applied to a value. */
export interface Plan {
  programmes: readonly PlannedProgramme[]
  cumulation: readonly CumulationRule[]
  needsWeight: boolean
  /** concessions of agreements in force */
  concessions: readonly GrantedConcession[]
}

const plans = new WeakMap<CompiledRuleSet, Map<string, Plan | null>>()
/** Plans are small and codes few; a stream of invented codes must not fill the memory. */
const MOST_PLANS = 20_000

/**
 * The plan for goods on a day; null when they have no base rate. One plan serves a whole era, so that a line costs
 * arithmetic and hardly any look-up.
 * @param knownAt replays what was known on that day
 */
export function planFor(
  rules: CompiledRuleSet,
  code: string,
  origin: string,
  day: string,
  knownAt?: string,
): Plan | null {
  let cached = plans.get(rules)
  if (!cached) plans.set(rules, (cached = new Map()))
  const knownEra = knownAt === undefined ? '' : firstAfter(rules.knownBoundaries, knownAt)
  const key = `${code}|${origin}|${firstAfter(rules.boundaries, day)}|${knownEra}`
  const found = cached.get(key)
  if (found !== undefined) return found
  if (cached.size >= MOST_PLANS) cached.clear()
  const plan = makePlan(rules, code, origin, day, knownAt)
  cached.set(key, plan)
  return plan
}

/** Index of the first text after this one in a sorted list; of boundaries: how many a day has passed. */
function firstAfter(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') <= text) low = middle + 1
    else high = middle
  }
  return low
}

function makePlan(
  rules: CompiledRuleSet,
  code: string,
  origin: string,
  day: string,
  knownAt?: string,
): Plan | null {
  const measures = candidates(rules, code, origin, day, knownAt)
  if (!measures.some((m) => m.programme === BASE)) return null
  const exclusions = rules.exclusions.filter(
    (each) =>
      holds(each, day, knownAt) &&
      (each.origins === '*' || each.origins.includes(origin)) &&
      (each.numbers.some((number) => number.startsWith(code)) || covers(each.codes, code)),
  )
  const names = [...new Set(measures.map((m) => m.programme))].sort(
    (a, b) => rules.place(a) - rules.place(b) || (a < b ? -1 : 1),
  )
  const programmes = names.map((programme): PlannedProgramme => {
    const own = measures.filter((m) => m.programme === programme)
    const unconditional = own.filter((m) => !m.requires)
    const firm = unconditional.find(isReviewed) ?? unconditional[0] ?? null
    return {
      programme,
      firm,
      conditional: own.filter((m) => m.requires),
      rival: firm && rivalOf(firm, unconditional, code),
      unreviewed: unconditional.slice(0, firm ? unconditional.indexOf(firm) : 0),
      exclusions: exclusions.filter((each) => each.programme === programme),
    }
  })
  return {
    programmes,
    cumulation: rules.cumulation.filter((rule) => holds(rule, day, knownAt)),
    needsWeight: measures.some((m) => m.perKilogram !== null),
    concessions: grantedOn(rules.agreements, {
      code,
      origin,
      day,
      ...(knownAt === undefined ? {} : { knownAt }),
    }).filter(({ concession }) => names.includes(concession.programme)),
  }
}

export const isReviewed = ({ review }: CompiledMeasure): boolean => review.state === 'reviewed'

/** A row under another heading for the same code: two lists match, and the higher one applies. */
function rivalOf(
  firm: CompiledMeasure,
  others: readonly CompiledMeasure[],
  code: string,
): CompiledMeasure | null {
  const length = codeLength(firm, code)
  return (
    others.find(
      (other) =>
        other !== firm &&
        isReviewed(other) &&
        other.heading !== firm.heading &&
        codeLength(other, code) === length,
    ) ?? null
  )
}

/** Everything in force that covers the goods; in each programme the most specific first, among equals the higher. */
function candidates(
  rules: CompiledRuleSet,
  code: string,
  origin: string,
  day: string,
  knownAt?: string,
): CompiledMeasure[] {
  const covering: CompiledMeasure[] = []
  for (let length = code.length; length >= 0; length--) {
    for (const m of rules.byCode.get(code.slice(0, length)) ?? []) {
      if (
        inForce(m, origin, day, knownAt) &&
        !m.exceptCodes?.some((except) => code.startsWith(except))
      )
        covering.push(m)
    }
  }
  return covering.sort(
    (a, b) =>
      specificity(b, code) - specificity(a, code) ||
      b.rate.units / b.rate.per - a.rate.units / a.rate.per,
  )
}

export function inForce(
  m: CompiledMeasure,
  origin: string,
  day: string,
  knownAt?: string,
): boolean {
  if (m.from > day || (m.to !== null && day >= m.to)) return false
  if (m.origins !== '*' && !m.origins.includes(origin)) return false
  if (m.exceptOrigins?.includes(origin)) return false
  return wasKnown(m, knownAt)
}

/** Whether a row was believed to be true on a day; without a day, whether it is now. */
export function wasKnown(
  { knownFrom = '', knownTo }: { knownFrom?: string; knownTo?: string },
  knownAt?: string,
): boolean {
  return knownAt === undefined
    ? knownTo === undefined
    : knownFrom <= knownAt && (knownTo === undefined || knownAt < knownTo)
}

/** Whether a dated row is in force on a day, as far as was known. */
export const holds = (row: Dated, day: string, knownAt?: string): boolean =>
  row.from <= day && (row.to === null || day < row.to) && wasKnown(row, knownAt)

export const covers = (codes: readonly string[], code: string): boolean =>
  codes.some((each) => code.startsWith(each))

/** Longer codes first, then rows that name the origin. */
const specificity = (m: CompiledMeasure, code: string): number =>
  2 * codeLength(m, code) + (m.origins === '*' ? 0 : 1)

/** digits of the longest code of a measure that covers the goods */
const codeLength = (m: CompiledMeasure, code: string): number =>
  Math.max(...m.codes.filter((each) => code.startsWith(each)).map((each) => each.length))

/** Longer codes under this one whose rules differ: the code is too short to rate. */
export function codesBelow(
  rules: CompiledRuleSet,
  code: string,
  origin: string,
  day: string,
): string[] {
  const below: string[] = []
  for (let i = firstAfter(rules.codes, code); i < rules.codes.length; i++) {
    const each = rules.codes[i] ?? ''
    if (!each.startsWith(code)) break
    if (!rules.byCode.has(each) || rules.byCode.get(each)?.some((m) => inForce(m, origin, day)))
      below.push(each)
  }
  return below
}
