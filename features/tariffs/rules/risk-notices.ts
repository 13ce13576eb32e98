import { covers, holds } from '../engine/plan'
import { add, divide, fixed, ratio, rational } from '../engine/rational'
import type { Notice, RuleSet } from '../engine/types'

/** What some goods weigh towards a mass from which a law applies. */
export interface NoticeMass {
  /** net kilograms of those whose weight is known, to 100 g */
  kilograms: number
  /** the threshold, kilograms per year and importer */
  begins: string
  /** a weight is missing */
  lacking: boolean
}

/** Something importing countries require of goods beside duty, and which countries do. */
export interface RiskNotice {
  notice: Notice
  destinations: string[]
  /** where the mass decides; null elsewhere, and for goods that aren't a shipment */
  mass: NoticeMass | null
}

/** Goods as a law looks at them. */
export interface NoticedGoods {
  /** with or without dots; nothing is required of goods without a code */
  hsCode: string | null
  origin: string
  /** by the engine's names; a missing one isn't known */
  facts?: Readonly<Record<string, boolean | null>> | undefined
  /** total; left out where no shipment is meant, null where it isn't known */
  netWeightGrams?: string | null | undefined
}

/**
 * What the rules of countries require of goods that go there, on a day: each once, in the order of the rules. Pure.
 */
export function riskNotices(
  countries: readonly { rules: RuleSet; goods: readonly NoticedGoods[] }[],
  day: string,
): RiskNotice[] {
  const byId = new Map<string, RiskNotice>()
  for (const { rules, goods } of countries)
    for (const notice of rules.notices ?? []) {
      const concerned = goods.filter((each) => concerns(notice, each))
      if (!holds(notice, day) || concerned.length === 0) continue
      const mass = noticeMass(notice, concerned)
      const entry = byId.get(notice.id) ?? { notice, destinations: [], mass }
      entry.destinations.push(rules.destination)
      byId.set(notice.id, entry)
    }
  return [...byId.values()]
}

/**
 * What goods that a notice concerns weigh towards it; null where their mass decides nothing, or they aren't a
 * shipment.
 */
export function noticeMass(
  { massBegins }: Notice,
  goods: readonly Pick<NoticedGoods, 'netWeightGrams'>[],
): NoticeMass | null {
  const weights = goods.flatMap(({ netWeightGrams }) =>
    netWeightGrams === undefined ? [] : [netWeightGrams],
  )
  if (massBegins === undefined || weights.length === 0) return null
  const knownWeights = weights.filter((grams): grams is string => grams !== null)
  const grams = knownWeights.map((each) => rational(each)).reduce(add, ratio(0n, 1n))
  return {
    kilograms: Number(fixed(divide(grams, ratio(1000n, 1n)), 1)),
    begins: massBegins,
    lacking: knownWeights.length < weights.length,
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
