import type { DutyComponent } from './expression/components'
import { evaluate, type DutyFacts } from './expression/evaluate'
import { add, ZERO, type Rational } from './rational'

/**
 * Measure types of the EU and UK tariff that a base duty may come from, with the order they are offered in.
 * Source: the options of the UK's duty calculator.
 */
export const BASE_OPTIONS = {
  third_country_tariff: { types: ['103', '105'], priority: 1 },
  tariff_preference: { types: ['142', '145'], priority: 2 },
  suspension_certain_category_goods: { types: ['112', '115', '117', '119'], priority: 3 },
  non_preferential_quota: { types: ['122', '123'], priority: 3 },
  preferential_quota: { types: ['143', '146'], priority: 3 },
} as const satisfies Record<string, { types: readonly string[]; priority: number }>
export type DutyOption = keyof typeof BASE_OPTIONS

/** Safeguard duties are the price of exceeding a quota: within one they aren't due. */
const SAFEGUARDS = new Set(['696'])
const VAT_TYPE = '305'
const BASE_TYPES: ReadonlySet<string> = new Set(
  Object.values(BASE_OPTIONS).flatMap(({ types }) => [...types]),
)

export interface TypedMeasure {
  /** three digits: 103 third country, 552 definitive anti-dumping, 305 VAT … */
  type: string
  components: readonly DutyComponent[]
}

export type OptionAnswer =
  | {
      priority: number
      base: Rational
      additional: { type: string; duty: Rational | null }[]
      vatBase: Rational
      vat: Rational
      total: Rational
    }
  | { missing: string[] }

/**
 * What an importer owes who claims one option: its base duty, all additional duties, and VAT on everything;
 * unrounded.
 * @returns null when no measure opens that option; a null duty where the option excludes it
 */
export function dutyUnder(
  option: DutyOption,
  measures: readonly TypedMeasure[],
  facts: DutyFacts,
): OptionAnswer | null {
  const { types, priority } = BASE_OPTIONS[option]
  const baseOption = measures.find(({ type }) => (types as readonly string[]).includes(type))
  if (!baseOption) return null
  const missing: string[] = []
  const dutyOf = (
    components: readonly DutyComponent[],
    customsValue = facts.customsValue,
  ): Rational => {
    const answer = evaluate(components, { ...facts, customsValue })
    if ('duty' in answer) return answer.duty
    missing.push(...answer.missing)
    return ZERO
  }
  const base = dutyOf(baseOption.components)
  const additional = measures
    .filter(({ type }) => !BASE_TYPES.has(type) && type !== VAT_TYPE)
    .map(({ type, components }) => ({
      type,
      duty: option.endsWith('quota') && SAFEGUARDS.has(type) ? null : dutyOf(components),
    }))
  const duties = additional.reduce<Rational>((sum, { duty }) => add(sum, duty ?? ZERO), base)
  const vatBase = add(facts.customsValue, duties)
  const vat = measures
    .filter(({ type }) => type === VAT_TYPE)
    .reduce<Rational>((sum, { components }) => add(sum, dutyOf(components, vatBase)), ZERO)
  return missing.length > 0
    ? { missing: [...new Set(missing)] }
    : { priority, base, additional, vatBase, vat, total: add(duties, vat) }
}
