import type { LeafId } from '../data/classification-leaves'
import { assessDuty } from '../engine/assess'
import type { DutyAssessment, LineAssessment, Shipment } from '../engine/types'
import { DESTINATIONS } from '../schema'
import { codeOf } from './classify'
import { ORIGINS } from './helper-address'
import type { RulesInForce } from './rules-in-force'

/** A comparison with the same goods from another origin, or to another destination. Pure. */

export interface Against {
  of: 'from' | 'to'
  country: string
}

/** Everything that a question can be compared with, as its address writes it. */
export const AGAINST: readonly string[] = [
  ...ORIGINS.map((country) => `from-${country}`),
  ...DESTINATIONS.map((country) => `to-${country}`),
]

/** Reads `from-MX` or `to-DE`; null for anything else. */
export function readAgainst(text: string): Against | null {
  if (!AGAINST.includes(text)) return null
  const [of, country = ''] = text.split('-')
  return { of: of === 'to' ? 'to' : 'from', country }
}

/**
 * The shipment with the other origin or destination; its code is the destination's for its goods, where they are
 * known.
 */
export function shipmentAgainst(
  shipment: Shipment,
  { of, country }: Against,
  leaf: LeafId | null,
): Shipment {
  if (of === 'from')
    return { ...shipment, lines: shipment.lines.map((line) => ({ ...line, origin: country })) }
  const code = leaf ? codeOf(leaf, country)?.code : undefined
  return {
    ...shipment,
    destination: country,
    lines: shipment.lines.map((line) => ({ ...line, hsCode: code ?? line.hsCode })),
  }
}

export interface ComparedSide {
  shipment: Shipment
  assessment: DutyAssessment
  line: LineAssessment | null
  /** goods, carriage, insurance, duties, fees and taxes, US cents; null where something has no figure */
  landedMinor: number | null
}

/** Both sides, each by the rules of its destination. */
export function compareShipments(
  shipment: Shipment,
  other: Shipment,
  rules: RulesInForce,
): [ComparedSide, ComparedSide] {
  const side = (one: Shipment): ComparedSide => {
    const shipment = { ...one, quotaBalances: rules.quotaBalancesOn(one.entryDate) }
    const assessment = assessDuty(shipment, rules.compiledFor(shipment.destination))
    const { lines, freightMinor = 0, insuranceMinor = 0 } = shipment
    const goodsMinor = lines.reduce((sum, { customsValueMinor }) => sum + customsValueMinor, 0)
    return {
      shipment,
      assessment,
      line: assessment.lines[0] ?? null,
      landedMinor: assessment.complete
        ? goodsMinor + freightMinor + insuranceMinor + assessment.totalMinor
        : null,
    }
  }
  return [side(shipment), side(other)]
}
