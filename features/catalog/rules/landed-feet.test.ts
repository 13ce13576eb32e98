import { describe, expect, it } from 'vitest'
import { EQUIPMENT } from '@/features/freight/data/equipment'
import { compileCards } from '@/features/freight/engine/cards'
import { quoteFreight } from '@/features/freight/engine/offers'
import { packGoods } from '@/features/freight/engine/pack'
import { rateRow } from '@/features/freight/engine/test-rows'
import { landedPrice } from '@/features/pricing/rules/landed'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'
import { cheapestByMode, entryMode, landedFeet } from './landed-feet'

const DAY = '2026-11-24'
const landed = (destination: string, freight?: { minor: number; mode: 'ocean' | 'air' }) =>
  landedPrice(
    {
      breaks: [{ fromQuantity: 1, unitPriceMinor: 200 }],
      finishDeltaMinor: 0,
      options: [],
      quantity: 1_000,
      hsCode: '7117199000',
      origin: 'CN',
      unitWeightGrams: '10',
      destination,
      incoterm: 'DAP',
      day: DAY,
      locale: 'en',
      ...(freight ? { freight } : {}),
    },
    SHIPPED_RULES.compiledFor(destination),
  )
const offers = quoteFreight(
  packGoods([
    {
      id: 'ring',
      pieces: 1_000,
      unitGrams: '10',
      carton: { pieces: 500, lengthMm: 400, widthMm: 300, heightMm: 200, grossGrams: 6_000 },
    },
  ]),
  { origin: 'CN', destination: 'US', postcode: '', day: DAY },
  compileCards([
    rateRow({ rate: '9', service: 'dear', isDemo: true }),
    rateRow({ rate: '5', service: 'cheap' }),
    rateRow({ mode: 'express', divisor: 5000, rate: '8' }),
  ]),
  EQUIPMENT,
)

describe('the rows below a landed price', () => {
  it('have the cheapest way of each mode, naming freight and days', () => {
    const ways = cheapestByMode(offers).map((offer) => ({
      offer,
      landed: landed('US', { minor: offer.totalMinor, mode: entryMode(offer.mode) }),
    }))
    const base = landed('US')
    expect(ways.map(({ offer: { mode, service } }) => [mode, service])).toEqual([
      ['air', 'cheap'],
      ['express', 'Any service'],
    ])
    const feet = landedFeet(base, ways, 'en')
    expect(feet.map(({ name }) => name)).toEqual([
      'Duties and fees',
      'Goods and duties',
      'Landed, Air freight',
      'Landed, Courier',
    ])
    expect(feet[2]?.note).toContain('3–5 days · freight USD 60.00 · ')
    expect(feet[2]?.note).toContain('some charges come on top')
    // Where customs takes the value free on board, freight changes no percentage: by air only the harbor fee is
    // dropped.
    expect(feet[2]?.amountMinor).toBe(ways[0]!.landed.totalMinor)
    expect(ways[0]!.landed.totalMinor - ways[0]!.landed.dutyMinor).toBe(2_000_00 + 60_00)
  })

  it('include duty on freight where customs values it', () => {
    const [without, by] = [landed('GB'), landed('GB', { minor: 100_00, mode: 'air' })]
    expect(without.rated).toBe(true)
    expect(by.dutyMinor).toBeGreaterThan(without.dutyMinor)
  })

  it('say freight on request, by name, where there are no rates', () => {
    expect(landedFeet(landed('US'), [], 'en').at(-1)).toEqual({
      name: 'Freight',
      note: 'on request: we have no rates for this way yet',
      amountMinor: null,
    })
  })
})
