import { assessDuty } from '@/features/tariffs/engine/assess'
import { compileRuleSet } from '@/features/tariffs/engine/compile'
import type { RuleSet, Shipment, ShipmentLine } from '@/features/tariffs/engine/types'

/** A line of a shipment: a tonne of steel ware of Mexican origin, USD 10,000. */
export const line = (over: Partial<ShipmentLine> = {}): ShipmentLine => ({
  id: 'a',
  hsCode: '7323.93.0080',
  origin: 'MX',
  customsValueMinor: 1_000_000,
  netWeightGrams: '1000000',
  ...over,
})

/** A shipment by sea to the United States. */
export const ship = (lines: ShipmentLine[], over: Partial<Shipment> = {}): Shipment => ({
  destination: 'US',
  entryDate: '2026-12-15',
  mode: 'ocean',
  lines,
  ...over,
})

/** Assesses a shipment by rules that are not compiled yet. */
export const assess = (rules: RuleSet, shipment: Shipment) =>
  assessDuty(shipment, compileRuleSet(rules))

/** Its lines, each of which must be rated. */
export const rated = (rules: RuleSet, shipment: Shipment) => {
  const answer = assess(rules, shipment)
  return answer.lines.map((each) => {
    if (each.status !== 'rated') throw new Error(each.message.code)
    return each
  })
}
