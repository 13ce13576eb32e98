import { EQUIPMENT } from '@/features/freight/data/equipment'
import { compileCards } from '@/features/freight/engine/cards'
import { quoteFreight } from '@/features/freight/engine/offers'
import { packGoods } from '@/features/freight/engine/pack'
import type { Goods, RateRow } from '@/features/freight/engine/types'
import type { Figure } from './figure'

const LINES = 500
/** Cards of one route, ten per mode, each of six bands with a charge before and after them. */
const CARDS = 40
const ROUNDS = 40

const goods: Goods[] = Array.from({ length: LINES }, (_, i) => ({
  id: String(i),
  pieces: 137 + ((i * 7_919) % 20_000),
  unitGrams: `${3 + (i % 40)}.${i % 10}`,
  carton: {
    pieces: 100 + (i % 9) * 50,
    lengthMm: 300 + (i % 5) * 40,
    widthMm: 250 + (i % 3) * 30,
    heightMm: 200 + (i % 7) * 20,
    grossGrams: 20_000 + (i % 11) * 900,
  },
}))

const row = (over: Partial<RateRow>): RateRow => ({
  id: Object.values(over).join(' '),
  lane: 'bench',
  mode: 'air',
  carrier: 'bench',
  service: 'bench',
  origin: 'CN',
  destination: 'US',
  zone: '',
  leg: 'main',
  unit: 'kg',
  from: '0',
  to: null,
  rate: '5',
  minimum: '80',
  currency: 'USD',
  divisor: 6000,
  roundTo: '0.5',
  containerType: null,
  transitMin: 3,
  transitMax: 5,
  fuelPercent: '12.5',
  surcharges: [{ name: 'peak', per: 'kg', amount: '0.3' }],
  validFrom: '2026-01-01',
  validTo: null,
  source: 'bench',
  note: '',
  review: { state: 'not_reviewed' },
  isDemo: true,
  ...over,
})
const EDGES = ['0', '45', '100', '300', '500', '1000'] as const
const rows = Array.from({ length: CARDS }, (_, n): RateRow[] => {
  const service = `service ${n}`
  const mode = (['express', 'air', 'lcl', 'fcl'] as const)[n % 4] ?? 'air'
  if (mode === 'fcl')
    return (['20GP', '40GP', '40HQ'] as const).map((containerType, i) =>
      row({
        service,
        mode,
        unit: 'container',
        divisor: null,
        roundTo: null,
        containerType,
        rate: String(1_800 + 700 * i),
      }),
    )
  const unit = mode === 'lcl' ? 'wm' : 'kg'
  const divisor = mode === 'lcl' ? null : mode === 'air' ? 6000 : 5000
  return [
    ...EDGES.map((from, i) =>
      row({ service, mode, unit, divisor, from, to: EDGES[i + 1] ?? null, rate: String(9 - i) }),
    ),
    row({ service, mode, leg: 'origin', unit: 'shipment', divisor: null, roundTo: null }),
    row({ service, mode, leg: 'destination', unit, divisor, roundTo: null, rate: '0.4' }),
  ]
}).flat()

const cards = compileCards(rows)
const route = { origin: 'CN', destination: 'US', postcode: '', day: '2026-11-29' }
const times: number[] = []
let offers = 0
for (let round = 0; round < ROUNDS; round++) {
  const started = performance.now()
  offers = quoteFreight(packGoods(goods), route, cards, EQUIPMENT).offers.length
  times.push(performance.now() - started)
}
if (offers !== CARDS) throw new Error(`${offers} of ${CARDS} cards gave a figure`)
times.sort((a, b) => a - b)

const figures: Figure[] = [
  {
    name: `Freight of ${LINES} lines, packed and priced`,
    // The best of some rounds, as for the tariff engine: slow moments of the machine don't count.
    detail: `best of ${ROUNDS}, by ${CARDS} cards of one route; median ${(times[ROUNDS / 2] ?? 0).toFixed(1)} ms`,
    value: times[0] ?? Number.NaN,
    unit: 'ms on one core',
    bound: { atMost: 20 },
  },
]
console.log(JSON.stringify(figures))
