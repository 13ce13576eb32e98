import { describe, expect, it } from 'vitest'
import type { QuoteDraft } from '../schema'
import { draftMargin, freightCost, type QuoteCosts } from './draft-margin'

const terms = {
  destination: 'US',
  incoterm: 'DDP' as const,
  transportMode: 'ocean' as const,
  freightMinor: 0,
}
const cards = {
  destination: 'US',
  incoterm: 'DDP',
  ways: [
    { mode: 'express' as const, amountMinor: 300_00 },
    { mode: 'lcl' as const, amountMinor: 180_00 },
    { mode: 'air' as const, amountMinor: 250_00 },
    { mode: 'rail' as const, amountMinor: 120_00 },
  ],
}

describe('what the freight of a draft costs us', () => {
  it('is the card’s whose amount is charged, else the cheapest that goes as the quote says', () => {
    expect(freightCost({ ...terms, freightMinor: 120_00 }, cards)?.mode).toBe('rail')
    expect(freightCost({ ...terms, freightMinor: 99_00 }, cards)?.mode).toBe('lcl')
    expect(freightCost({ ...terms, transportMode: 'air' }, cards)?.mode).toBe('air')
  })

  it('is not known where no card was asked for these terms', () => {
    expect(freightCost({ ...terms, incoterm: 'FOB' }, cards)).toBeNull()
    expect(freightCost({ ...terms, destination: 'DE' }, cards)).toBeNull()
    expect(freightCost(terms, { ...cards, ways: [] })).toBeNull()
  })
})

describe('the margin of a draft', () => {
  const draft = {
    ...terms,
    currency: 'USD',
    lines: [{ id: 'a', kind: 'catalog', quantity: 100, unitPriceMinor: 10_00, setupFeeMinor: 0 }],
    discountMinor: 0,
    insuranceMinor: 20_00,
    depositPercent: '30',
  } as unknown as QuoteDraft
  const costs = {
    lines: { a: { unitCost: '4', setUpCost: '0', refund: { state: 'none' } } },
    cardFeePercent: null,
    spreadPercent: null,
    floorPercent: null,
    freight: cards,
  } as unknown as QuoteCosts
  const saved = { dutyMinor: 0, dutyChargedMinor: 0, premiumMinor: 0, risk: null }

  it('falls by a freight that costs more than is charged, and says by whose card', () => {
    const charged = draftMargin({ ...draft, freightMinor: 50_00 }, saved, costs)
    expect([charged.marginMinor, charged.freightBy]).toEqual([600_00 + 50_00 - 180_00, 'lcl'])
    const free = draftMargin(draft, saved, costs)
    expect(free.marginMinor).toBe(600_00 - 180_00)
    const taken = draftMargin({ ...draft, freightMinor: 180_00 }, saved, costs)
    expect(taken.marginMinor).toBe(600_00)
  })

  it('takes the freight to cost what is charged where there is no card', () => {
    const without = { ...costs, freight: { ...cards, ways: [] } }
    const found = draftMargin({ ...draft, freightMinor: 50_00 }, saved, without)
    expect([found.marginMinor, found.freightBy]).toEqual([600_00, null])
  })
})
