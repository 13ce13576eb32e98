import { usRules } from '@/features/tariffs/data/us'
import { answerLandedCost, landedCostRequest } from '@/features/tariffs/api/landed-cost'
import { assessDuty, lineDuty } from '@/features/tariffs/engine/assess'
import { compileRuleSet, type CompiledRuleSet } from '@/features/tariffs/engine/compile'
import type { Measure, Shipment, ShipmentLine } from '@/features/tariffs/engine/types'
import type { Figure } from './figure'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'

const CODES = [
  '7117199000',
  '7117191500',
  '7117909000',
  '7323930080',
  '7326908688',
  '7326908660',
  '4202929700',
  '4202999000',
  '4819600000',
  '4420904500',
  '3926909910',
]
const DAYS = ['2025-03-10', '2025-04-12', '2025-12-01', '2026-05-01', '2026-11-24', '2027-03-01']
const LINES = 20_000

const lines: ShipmentLine[] = Array.from({ length: LINES }, (_, i) => ({
  id: String(i),
  hsCode: CODES[i % CODES.length] ?? '',
  origin: 'CN',
  customsValueMinor: 1_000 + ((i * 7919) % 5_000_000),
  netWeightGrams: String(1000 + i),
}))
const shipments = DAYS.map((entryDate): Shipment => ({
  destination: 'US',
  entryDate,
  mode: 'ocean',
  lines,
}))

/** Lines a second of the best of some rounds: the machine's slow moments are not the engine's. */
function rate(work: () => number): number {
  let best = 0
  for (let round = 0; round < 6; round++) {
    const start = performance.now()
    const done = work()
    best = Math.max(best, (done / (performance.now() - start)) * 1000)
  }
  return best
}

const alone = (rules: CompiledRuleSet) => () => {
  let sum = 0
  for (const shipment of shipments)
    for (const line of lines) sum += lineDuty(line, shipment, rules) ?? 0
  if (sum <= 0) throw new Error('nothing was rated')
  return LINES * shipments.length
}

const rules = compileRuleSet(usRules)
/** Ten times the rules: the same measures again on codes of other chapters. */
const many = compileRuleSet({
  ...usRules,
  measures: Array.from({ length: 10 }, (_, copy) =>
    usRules.measures.map((m): Measure =>
      copy === 0
        ? m
        : { ...m, id: `${m.id}-${copy}`, codes: m.codes.map((code) => `9${copy}${code || '00'}`) },
    ),
  ).flat(),
})

const plain = rate(alone(rules))
const crowded = rate(alone(many))
const traced = rate(() => {
  for (const shipment of shipments) assessDuty(shipment, rules)
  return LINES * shipments.length
})

const text = JSON.stringify({
  destination: 'US',
  entryDate: '2026-11-24',
  lines: lines.slice(0, 5_000).map(({ hsCode, origin, customsValueMinor }) => ({
    hsCode,
    origin,
    customsValue: (customsValueMinor / 100).toFixed(2),
  })),
})
const bySchema = landedCostRequest.parse(JSON.parse(text))
const engineAlone = rate(() => {
  const parsed = landedCostRequest.parse(JSON.parse(text))
  assessDuty(
    { destination: 'US', entryDate: parsed.entryDate, mode: 'ocean', lines: lines.slice(0, 5_000) },
    SHIPPED_RULES.compiledFor('US'),
  )
  return 1
})
const whole = rate(() => {
  JSON.stringify(answerLandedCost(landedCostRequest.parse(JSON.parse(text)), SHIPPED_RULES, {}))
  return 1
})
if (bySchema.lines.length !== 5_000) throw new Error('lines were lost')

const figures: Figure[] = [
  {
    name: 'Tariff engine without trace',
    value: Math.round(plain),
    unit: 'lines a second',
    bound: { atLeast: 100_000 },
    detail: `${CODES.length} codes on ${DAYS.length} days`,
  },
  {
    name: 'Tariff engine with trace',
    value: Math.round(traced),
    unit: 'lines a second',
    bound: { atLeast: 20_000 },
    detail: 'every layer in words',
  },
  {
    name: 'Ten times the rules',
    value: plain / crowded,
    unit: 'times the time a line',
    bound: { atMost: 1.2 },
    detail: `${many.byCode.size} codes with rules against ${rules.byCode.size}`,
  },
  {
    name: '5,000 lines through the API',
    value: engineAlone / whole,
    unit: 'times engine and parsing',
    bound: { atMost: 3 },
    detail: `${(1000 / whole).toFixed(0)} ms against ${(1000 / engineAlone).toFixed(0)} ms`,
  },
]
console.log(JSON.stringify(figures))
