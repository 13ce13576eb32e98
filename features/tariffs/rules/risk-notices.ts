import { covers, holds } from '../engine/plan'
import { add, divide, fixed, ratio, rational } from '../engine/rational'
import type { Notice, RuleSet } from '../engine/types'

/** What some goods weigh towards a mass at which a law begins. */
export interface NoticeMass {
  /** net kilograms of those whose weight is known, to 100 g */
  kilograms: number
  /** at which it begins, kilograms a year of one importer */
  begins: string
  /** a weight isn't known */
  lacking: boolean
}

/** Something an importing country asks of goods beside duty, and which countries do. */
export interface RiskNotice {
  notice: Notice
  destinations: string[]
  /** where the mass decides; null elsewhere, and of goods that aren't a shipment */
  mass: NoticeMass | null
}

/** Goods as a law looks at them. */
export interface NoticedGoods {
  /** with or without dots; goods without a code are asked nothing */
  hsCode: string | null
  origin: string
  /** by the engine's names; one left out isn't known */
  facts?: Readonly<Record<string, boolean | null>> | undefined
  /** of all of them; left out where no shipment is meant, null where it isn't known */
  netWeightGrams?: string | null | undefined
}

/** What countries' rules say on goods that go there, on a day: each once, in the order of the rules. Pure. */
export function riskNotices(
  countries: readonly { rules: RuleSet; goods: readonly NoticedGoods[] }[],
  day: string,
): RiskNotice[] {
  const found = new Map<string, RiskNotice>()
  for (const { rules, goods } of countries)
    for (const notice of rules.notices ?? []) {
      const concerned = goods.filter((each) => concerns(notice, each))
      if (!holds(notice, day) || concerned.length === 0) continue
      const mass = noticeMass(notice, concerned)
      const there = found.get(notice.id) ?? { notice, destinations: [], mass }
      there.destinations.push(rules.destination)
      found.set(notice.id, there)
    }
  return [...found.values()]
}

/** What goods that a notice concerns weigh towards it; null where their mass decides nothing, or isn't a shipment's. */
export function noticeMass(
  { massBegins }: Notice,
  goods: readonly Pick<NoticedGoods, 'netWeightGrams'>[],
): NoticeMass | null {
  const weights = goods.flatMap(({ netWeightGrams }) =>
    netWeightGrams === undefined ? [] : [netWeightGrams],
  )
  if (massBegins === undefined || weights.length === 0) return null
  const known = weights.filter((grams): grams is string => grams !== null)
  const grams = known.map((each) => rational(each)).reduce(add, ratio(0n, 1n))
  return {
    kilograms: Number(fixed(divide(grams, ratio(1000n, 1n)), 1)),
    begins: massBegins,
    lacking: known.length < weights.length,
  }
}

const concerns = (
  { codes, origins, requires }: Notice,
  { hsCode, origin, facts }: NoticedGoods,
): boolean =>
  hsCode !== null &&
  covers(codes, hsCode.replaceAll('.', '')) &&
  (origins === '*' || origins.includes(origin)) &&
  facts?.[requires?.fact ?? ''] !== false
