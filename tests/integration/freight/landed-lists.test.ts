import { beforeAll, describe, expect, it, vi } from 'vitest'
import { POST as freight } from '@/app/api/v1/freight/route'
import type { Actor } from '@/features/accounts/rules/actor'
import type { FreightReply } from '@/features/catalog/api/freight'
import { importCards } from '@/features/freight/commands/import-cards'
import { reviewCards } from '@/features/freight/commands/review-cards'
import { rateRow } from '@/features/freight/engine/test-rows'
import { cardFileText } from '@/features/freight/rules/card-file'
import { priceLines } from '@/features/requests/queries/price-lines'
import { priceLinesSchema, type PriceLinesInput } from '@/features/requests/price-schema'
import { db } from '@/platform/db/client'
import { aRate } from '@/tests/support/a-rate'
import { as } from '@/tests/support/as'
import { anonymous, now, seedRing } from '../quotes/submit-request-fixtures'

vi.mock('next/cache', () => ({ cacheLife: () => undefined, cacheTag: () => undefined }))

const manager = (userId: string): Actor => ({
  kind: 'staff',
  userId,
  name: userId,
  email: `${userId}@fsc.example`,
  roles: ['sales_manager'],
})
const CARDS = [
  rateRow({ rate: '6', minimum: '40', fuelPercent: '10' }),
  rateRow({ mode: 'lcl', unit: 'wm', rate: '100', divisor: null, transitMin: 20, transitMax: 30 }),
]

beforeAll(async () => {
  await seedRing()
  await seedRing('PUBLISHED', 'RG-2')
  await db.product.update({ where: { styleNumber: 'RG-2' }, data: { origins: ['VN'] } })
  await aRate('EUR', '0.5')
  const { serial } = await importCards(as(manager('lin')), cardFileText(CARDS), { replace: false })
  await reviewCards(as(manager('wei')), serial)
})

const landed = async (
  destination: PriceLinesInput['destination'],
  lines: PriceLinesInput['lines'],
  currency = 'USD',
) => {
  const list = await priceLines(
    anonymous,
    priceLinesSchema.parse({ currency, destination, lines }),
    now,
  )
  return { ...list.landed, goodsMinor: list.goodsMinor }
}

describe('a request list', () => {
  it('is priced by each way, to the cent the sum of goods, freight and duty, line by line in its currency', async () => {
    const lines = [
      { sku: 'RG-1-PL-17', quantity: 1_000 },
      // An unavailable article doesn’t count.
      { sku: 'RG-1-PL-18', quantity: 7 },
    ]
    const { ways = [], goodsMinor, dutyMinor, onRequest } = await landed('US', lines)
    expect(goodsMinor).toBe(1_000_00)
    expect(onRequest).toBeNull()
    // Two cartons of 3 kg and 12 litres: below the minimum by air, and a fortieth of a cubic metre.
    expect(ways.map(({ freightMinor, way }) => [way.mode, way.transitMin, freightMinor])).toEqual([
      ['lcl', 20, 240],
      ['air', 3, 4_400],
    ])
    const [sea, air] = ways
    for (const way of ways)
      expect(way.landedMinor).toBe(goodsMinor + way.freightMinor + (way.dutyMinor ?? 0))
    expect(sea?.dutyMinor).toBe(dutyMinor)
    // No harbor fee is due on air freight.
    expect(air?.dutyMinor).toBeLessThan(sea?.dutyMinor ?? 0)
    expect(air?.way.components.map(({ text, amountMinor }) => [text, amountMinor])).toEqual([
      ['6 kg × 6 USD is below the minimum of USD 40.00', 4_000],
      ['10% of USD 40.00', 400],
    ])
    const inEuro = await landed('US', lines, 'EUR')
    expect(inEuro.ways?.map(({ freightMinor }) => freightMinor)).toEqual([120, 2_200])
  })

  it('names where freight is on request, and where no duty is known', async () => {
    const ring = { sku: 'RG-1-PL-17', quantity: 1_000 }
    expect(await landed('GB', [ring])).toMatchObject({
      ways: [],
      onRequest: 'Freight on request: we have no rates to United Kingdom yet. The quote names it.',
    })
    const both = await landed('US', [ring, { sku: 'RG-2-PL-17', quantity: 1_000 }])
    expect(both).toMatchObject({
      ways: [],
      onRequest: expect.stringContaining('several countries (China, Vietnam)'),
    })
    expect(await landed('US', [])).toEqual({ goodsMinor: 0 })
  })
})

it('gives programs its freight by component, with formula, source and cartons', async () => {
  const ask = async (goods: unknown, more = {}) => {
    const body = JSON.stringify({ destination: 'US', day: '2026-11-24', goods, ...more })
    const answer = await freight(
      new Request('http://localhost/api/v1/freight', { method: 'POST', body }),
    )
    return { status: answer.status, body: (await answer.json()) as FreightReply }
  }
  const { status, body } = await ask([{ code: 'rg-1', pieces: 1_100 }])
  expect(status).toBe(200)
  expect(body.packing).toMatchObject({ cartonCount: 3, volumeCm3: 36_000 })
  expect(body.packing.cartons.map(({ count, pieces }) => [count, pieces])).toEqual([
    [2, 500],
    [1, 100],
  ])
  const [cheapest] = body.ways
  expect(cheapest).toMatchObject({ mode: 'lcl', isDemo: false, missing: ['origin', 'destination'] })
  expect(cheapest?.components).toMatchObject([
    { leg: 'main', what: 'freight', source: 'a test', formula: { kind: 'per_unit', unit: 'wm' } },
  ])
  const unknown = await ask([{ code: 'NONE', pieces: 5 }])
  expect(unknown.body).toMatchObject({ ways: [], unpacked: ['NONE'] })
  const wrong = await ask([{ code: 'RG-1', pieces: 0 }])
  expect(wrong.status).toBe(422)
})
