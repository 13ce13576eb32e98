import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EQUIPMENT } from '@/features/freight/data/equipment'
import { compileCards } from '@/features/freight/engine/cards'
import { quoteFreight } from '@/features/freight/engine/offers'
import { packGoods } from '@/features/freight/engine/pack'
import { rateRow } from '@/features/freight/engine/test-rows'
import { usedFreightSchema } from '@/features/freight/schema'
import { INCOTERMS } from '@/features/tariffs/schema'
import { freightProposals } from './freight-proposal'

const consignment = packGoods([
  {
    id: 'ring',
    pieces: 1_250,
    unitGrams: '10',
    carton: { pieces: 500, lengthMm: 400, widthMm: 300, heightMm: 200, grossGrams: 6_000 },
  },
])
const answer = quoteFreight(
  consignment,
  { origin: 'CN', destination: 'US', postcode: '', day: '2026-11-24' },
  compileCards([
    rateRow({ rate: '5', fuelPercent: '10' }),
    rateRow({ leg: 'origin', unit: 'shipment', divisor: null, rate: '40' }),
    rateRow({ leg: 'destination', unit: 'shipment', divisor: null, rate: '70' }),
    rateRow({ mode: 'express', divisor: 5000, rate: '9' }),
  ]),
  EQUIPMENT,
)
const proposals = (incoterm: string, unitsPerUsd = '1') =>
  freightProposals(
    answer,
    consignment,
    incoterm,
    { unitsPerUsd, asOf: '2026-11-24', source: 'a test' },
    'EUR',
  )

it('is what the seller bears under the Incoterm, in the quote’s currency, the cheapest first', () => {
  // Three cartons of 24,000 cm³ have 12 kg of volumetric weight and 15.5 kg of actual weight:
  // 77.50, and 7.75 of fuel.
  const of = (incoterm: string) =>
    proposals(incoterm).map(({ mode, amountMinor }) => [mode, amountMinor])
  expect(of('EXW')).toEqual([])
  expect(of('FOB')).toEqual([['air', 40_00]])
  expect(of('CIF')).toEqual([
    ['air', 125_25],
    ['express', 151_20],
  ])
  expect(of('DDP')).toEqual([
    ['express', 151_20],
    ['air', 195_25],
  ])
  expect(proposals('DDP', '0.92').map(({ amountMinor }) => amountMinor)).toEqual([139_10, 179_63])
})

it('keeps the components and rows of the amount, in the form that a quote stores', () => {
  fc.assert(
    fc.property(fc.constantFrom(...INCOTERMS), (incoterm) => {
      for (const { used, amountMinor } of proposals(incoterm)) {
        expect(usedFreightSchema.parse(structuredClone(used))).toEqual(used)
        expect(used.components.reduce((sum, each) => sum + each.amountMinor, 0)).toBe(amountMinor)
        expect(used.rows.map(({ id }) => id)).toEqual(
          expect.arrayContaining(used.components.map(({ rowId }) => rowId)),
        )
      }
    }),
  )
})
