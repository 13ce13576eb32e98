import { usRules } from '@/features/tariffs/data/us'
import { answerLandedCost } from '@/features/tariffs/api/landed-cost'
import { landedCostRequest } from '@/features/tariffs/api/landed-cost-schema'
import { assessDuty, lineDuty } from '@/features/tariffs/engine/assess'
import { compileRuleSet, type CompiledRuleSet } from '@/features/tariffs/engine/compile'
import type { Measure, Shipment, ShipmentLine } from '@/features/tariffs/engine/types'
import { dryRun } from '@/features/tariffs/import/dry-run'
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

/** Lines per second of the best of some rounds: slow moments of the machine don't count. */
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
  const request = landedCostRequest.parse(JSON.parse(text))
  JSON.stringify(answerLandedCost(request, SHIPPED_RULES, { rates: {}, ways: {} }))
  return 1
})
if (bySchema.lines.length !== 5_000) throw new Error('lines were lost')

/**
 * A made-up schedule of 30,000 lines in the form that customs exports: eight digits with a rate,
 * ten below them without.
 */
const SCHEDULE = 30_000
const schedule = JSON.stringify(
  Array.from({ length: SCHEDULE }, (_, i) => {
    const n = Math.floor(i / 3)
    const code = `${String((n % 97) + 1).padStart(2, '0')}${String(Math.floor(n / 97) % 100).padStart(2, '0')}.${String((n * 7) % 100).padStart(2, '0')}.${String((n * 13) % 100).padStart(2, '0')}`
    return {
      htsno: i % 3 === 0 ? code : `${code}.${i % 3}0`,
      indent: String(i % 3 === 0 ? 2 : 3),
      description: 'Articles of a made-up line of the schedule, other than those of its sisters',
      general: i % 3 === 0 ? `${n % 20}.5%` : '',
      special: 'Free (A+,AU,BH,CL,CO,D,E,IL,JO,KR,MA,OM,P,PA,PE,S,SG)',
      other: '45%',
      footnotes: [
        { columns: ['general'], marker: '1', value: 'See 9903.88.03. ', type: 'endnote' },
      ],
      units: ['doz.', 'kg'],
    }
  }),
)
const comparing = performance.now()
const compared = dryRun(schedule, usRules, {
  day: '2027-01-01',
  source: 'a made-up schedule',
  reviewer: 'bench',
  today: '2026-11-29',
  deskDay: '2026-11-29',
  prefixes: [],
})
const comparedSeconds = (performance.now() - comparing) / 1000
if (compared.notes.length === 0) throw new Error('the schedule was not read')

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
figures.push({
  name: 'A new schedule compared with the rules',
  value: Number(comparedSeconds.toFixed(2)),
  unit: 'seconds',
  bound: { atMost: 5 },
  detail: `${SCHEDULE} lines, ${(schedule.length / 1e6).toFixed(0)} MB`,
})
console.log(JSON.stringify(figures))
