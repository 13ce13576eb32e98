import { quoteMargin, type MarginLine } from '@/features/costs/rules/quote-margin'
import { ratesOn, type CostRate, type RateKind } from '@/features/costs/rules/rates'
import { exchangeInto, unitCost, type CostEntry } from '@/features/costs/rules/unit-cost'
import type { Figure } from './figure'

/** Cost and margin of a long quote, computed as the editor does: costs from their parts, then the quote's figures. */
const LINES = 500
const ROUNDS = 40

const rate = (kind: RateKind, key: string, value: string): CostRate => ({
  kind,
  key,
  version: 1,
  value,
  currency: 'CNY',
  validFrom: '2026-01-01',
  source: 'made up',
  isDemo: true,
  reviewed: null,
})
const rates = ratesOn(
  [
    rate('MATERIAL', '316L', '38'),
    rate('PLATING', 'pvd-gold', '1.6'),
    rate('LABOUR', '', '0.9'),
    rate('MACHINE', '', '1.5'),
    rate('PACKING', 'jewelry', '0.45'),
    rate('OVERHEAD', '', '12'),
  ],
  '2026-11-29',
)
const dollars = exchangeInto('USD', { CNY: '7.12' })
const entries = Array.from({ length: LINES }, (_, i): CostEntry => ({
  subject: 'SKU',
  key: `SKU-${i}`,
  version: 1,
  validFrom: '2026-01-01',
  currency: 'CNY',
  parts: {
    materials: [{ grade: '316L', weightGrams: `${(i % 40) + 1}.4`, scrapPercent: '8' }],
    plating: 'pvd-gold',
    stones: '0.2',
    labourMinutes: `${(i % 9) + 1}.5`,
    machineMinutes: '1',
    packing: 'jewelry',
  },
  plain: null,
  setUp: '0',
  source: 'made up',
  isDemo: true,
}))

/** Milliseconds of the best of some rounds: slow moments of the machine don't count. */
function best(work: () => void): number {
  let least = Infinity
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    work()
    least = Math.min(least, performance.now() - start)
  }
  return least
}

const costed = (): MarginLine[] =>
  entries.map((entry, i) => {
    const answer = unitCost(entry, rates, dollars)
    if (!('cost' in answer)) throw new Error('a rate is missing')
    return {
      id: entry.key,
      quantity: 100 + i,
      unitPriceMinor: 250 + (i % 300),
      setupFeeMinor: 0,
      unitCost: answer.cost.unit,
      setUpCost: answer.cost.setUp,
      refund: { state: 'counted', ratePercent: '13', vatPercent: '13' },
      isCharge: false,
    }
  })
const margin = (lines: readonly MarginLine[]) =>
  quoteMargin(lines, {
    digits: 2,
    discountMinor: 100,
    creditsMinor: 0,
    freightMinor: 10_000,
    insuranceMinor: 0,
    freightCostMinor: null,
    dutyMinor: 5_000,
    dutyChargedMinor: 5_000,
    premiumMinor: 0,
    risk: { p90Minor: 9_000, ourFromMinor: 5_500 },
    depositMinor: 50_000,
    cardFeePercent: '3.4',
    spreadPercent: '0.8',
    floorPercent: '20',
  })

const lineCosts = costed()
if (margin(lineCosts).costMinor <= 0) throw new Error('nothing was costed')
const whole = best(() => void margin(costed()))
const typed = best(() => void margin(lineCosts))

const figures: Figure[] = [
  {
    name: 'Cost and margin of 500 lines',
    value: whole,
    unit: 'ms on one core',
    bound: { atMost: 20 },
    detail: `costs from six parts each; best of ${ROUNDS}`,
  },
  {
    name: 'Margin of 500 lines at a key',
    value: typed,
    unit: 'ms on one core',
    bound: { atMost: 10 },
    detail: `their costs known; best of ${ROUNDS}`,
  },
]
console.log(JSON.stringify(figures))
