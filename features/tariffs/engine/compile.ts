import type { Measure, Programme, RuleSet } from './types'

/** A rule set made ready for look-ups: measures by code, so that a look-up costs the length of a code. */
export interface CompiledRuleSet {
  version: string
  begins: string
  byCode: ReadonlyMap<string, readonly Measure[]>
}

/**
 * Compiles a rule set.
 * @throws Error when two measures of one programme, origin and code hold at the same time; both are named
 */
export function compileRuleSet(ruleSet: RuleSet): CompiledRuleSet {
  const byCode = new Map<string, Measure[]>()
  for (const measure of ruleSet.measures) {
    if (measure.to !== null && measure.to <= measure.from) throw new Error(`${measure.id}: ends before it begins`)
    for (const code of measure.codes) {
      const there = byCode.get(code) ?? []
      const rival = there.find((other) => other.programme === measure.programme && other.origin === measure.origin && overlap(other, measure))
      if (rival) throw new Error(`${rival.id} and ${measure.id} overlap on ${code} for origin ${measure.origin}`)
      there.push(measure)
      byCode.set(code, there)
    }
  }
  return { version: ruleSet.version, begins: ruleSet.begins, byCode }
}

function overlap(a: Measure, b: Measure): boolean {
  return (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to)
}

const ANY_ORIGIN = '*'

/**
 * The measures in force for a code, origin and day: in each programme the
 * longest matching code wins, then the row that names the origin.
 */
export function measuresFor(rules: CompiledRuleSet, code: string, origin: string, day: string): Measure[] {
  const found = new Map<Programme, Measure>()
  for (let length = code.length; length >= 0; length--) {
    const here = (rules.byCode.get(code.slice(0, length)) ?? []).filter(
      (m) => (m.origin === origin || m.origin === ANY_ORIGIN) && m.from <= day && (m.to === null || day < m.to),
    )
    for (const measure of here.sort((a, b) => Number(a.origin === ANY_ORIGIN) - Number(b.origin === ANY_ORIGIN))) {
      if (!found.has(measure.programme)) found.set(measure.programme, measure)
    }
  }
  return [...found.values()]
}

/** Longer codes under this one that have rules of their own: the code is too short to rate. */
export function codesBelow(rules: CompiledRuleSet, code: string): string[] {
  return [...rules.byCode.keys()].filter((each) => each.length > code.length && each.startsWith(code)).sort()
}
