import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dutyUnder } from './duty'
import { tariffMoves } from './tariff-moves'
import type { QuoteDraft } from '../schema'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'

const draft = (hsCode: string, unitPriceMinor: number): QuoteDraft => ({
  lines: [
    {
      id: '00000000-0000-4000-8000-000000000001',
      kind: 'catalog',
      sku: null,
      title: 'A piece',
      details: [],
      imagePath: null,
      quantity: 1_000,
      unitPriceMinor,
      setupFeeMinor: 0,
      listUnitPriceMinor: null,
      hsCode,
      origin: 'CN',
      unitWeightGrams: '4',
      leadTimeDays: 30,
    },
  ],
  currency: 'USD',
  destination: 'US',
  incoterm: 'DDP',
  namedPlace: 'Chicago',
  transportMode: 'ocean',
  discountMinor: 0,
  freightMinor: 0,
  insuranceMinor: 0,
  depositPercent: '30',
  validUntil: '2026-12-20',
  notes: '',
})
const duty = (hsCode: string, day: string, price = 100) =>
  dutyUnder(
    {
      draft: draft(hsCode, price),
      duty: {},
      exchangeRate: { unitsPerUsd: '1', asOf: day, source: 'test' },
    },
    day,
    SHIPPED_RULES,
  )

describe('why a duty changed', () => {
  it('names each layer that began or ended, the day and the text', () => {
    const moves = tariffMoves(
      duty('7117.19.9000', '2026-07-23'),
      duty('7117.19.9000', '2026-07-24'),
      SHIPPED_RULES.us.measures,
    )
    expect(moves).toMatchObject([
      {
        heading: '9903.03.01',
        beforeRates: ['10'],
        afterRates: [],
        beforeMinor: 100_00,
        afterMinor: 0,
        since: '2026-07-24',
      },
      {
        heading: '9903.05.31',
        beforeRates: [],
        afterRates: ['12.5'],
        beforeMinor: 0,
        afterMinor: 125_00,
        since: '2026-07-24',
      },
    ])
    for (const { source } of moves) expect(source.length).toBeGreaterThan(5)
  })

  it('accounts for the whole difference between any two days', () => {
    const day = fc
      .date({ min: new Date('2025-01-02'), max: new Date('2027-06-01'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
    fc.assert(
      fc.property(
        fc.constantFrom('7117.19.9000', '7323.93.0080', '7326.90.8688', '4202.92.9700'),
        day,
        day,
        fc.integer({ min: 1, max: 5_000 }),
        (code, a, b, price) => {
          const [before, after] = [duty(code, a, price), duty(code, b, price)]
          const moved = tariffMoves(before, after, SHIPPED_RULES.us.measures).reduce(
            (sum, move) => sum + move.afterMinor - move.beforeMinor,
            0,
          )
          expect(moved).toBe(after.totalMinor - before.totalMinor)
        },
      ),
    )
  })
})
