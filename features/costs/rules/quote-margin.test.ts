import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  floorMinor,
  lineMargin,
  marginPercent,
  quoteMargin,
  refundMinor,
  type MarginLine,
  type MarginTerms,
} from './quote-margin'

const line = (change: Partial<MarginLine> = {}): MarginLine => ({
  id: 'a',
  quantity: 100,
  unitPriceMinor: 200,
  setupFeeMinor: 0,
  unitCost: '1.2',
  setUpCost: '0',
  refund: { state: 'none' },
  isCharge: false,
  ...change,
})
const terms = (change: Partial<MarginTerms> = {}): MarginTerms => ({
  digits: 2,
  discountMinor: 0,
  creditsMinor: 0,
  freightMinor: 0,
  insuranceMinor: 0,
  freightCostMinor: null,
  dutyMinor: 0,
  dutyChargedMinor: 0,
  premiumMinor: 0,
  risk: null,
  depositMinor: 0,
  cardFeePercent: null,
  spreadPercent: null,
  floorPercent: '25',
  ...change,
})

describe('a line', () => {
  it('leaves its revenue less its cost, including set-up', () => {
    expect(lineMargin(line({ setupFeeMinor: 3_000, setUpCost: '20' }), '25')).toEqual({
      costMinor: 14_000,
      marginMinor: 9_000,
      marginBasisPoints: 3_913,
      floorMinor: 160,
      belowFloor: false,
      aboveCost: true,
    })
  })
  it('is below the floor from a cent under it on, not at it; a cost above the price is named', () => {
    expect(lineMargin(line({ unitPriceMinor: 160 }), '25').belowFloor).toBe(false)
    expect(lineMargin(line({ unitPriceMinor: 159 }), '25').belowFloor).toBe(true)
    expect(lineMargin(line({ unitPriceMinor: 119 }), '25').aboveCost).toBe(false)
    expect(lineMargin(line({ isCharge: true, unitPriceMinor: 1 }), '25').belowFloor).toBe(false)
  })
  it('works in yen, which have no decimals, and in dinars, which have three', () => {
    const yen = lineMargin(line({ unitPriceMinor: 300, unitCost: '180.5' }), '25', 0)
    expect([yen.costMinor, yen.floorMinor, yen.belowFloor]).toEqual([18_050, 241, false])
    const dinar = lineMargin(line({ unitPriceMinor: 600, unitCost: '0.369' }), '25', 3)
    expect([dinar.costMinor, dinar.floorMinor]).toEqual([36_900, 492])
  })
  it('without a known cost has no margin, rather than a full one', () => {
    const { costMinor, marginMinor, floorMinor: floor } = lineMargin(line({ unitCost: null }), '25')
    expect([costMinor, marginMinor, floor]).toEqual([null, null, null])
  })
  it('has as floor the lowest price that still leaves the margin', () => {
    const cents = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(cents, fc.integer({ min: 0, max: 9_900 }), (micros, hundredths) => {
        const [cost, percent] = [
          `${Math.floor(micros / 10_000)}.${String(micros % 10_000).padStart(4, '0')}`,
          `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`,
        ]
        const floor = floorMinor(cost, percent)
        if (floor === null) throw new Error('no floor')
        // margin × 100 ≥ percent × price, in 1/10,000 of a unit and 1/100 of a percent
        const holds = (price: number) =>
          BigInt(price * 100 - micros) * 10_000n >= BigInt(hundredths) * BigInt(price * 100)
        expect(holds(floor)).toBe(true)
        expect(floor === 0 || !holds(floor - 1)).toBe(true)
      }),
    )
    expect(floorMinor('1', '100')).toBeNull()
  })
})

describe('the whole quote', () => {
  it('is explained to the cent by hand', () => {
    const margin = quoteMargin(
      [line({ refund: { state: 'counted', ratePercent: '13', vatPercent: '13' } })],
      terms({
        discountMinor: 1_000,
        creditsMinor: 500,
        freightMinor: 4_000,
        insuranceMinor: 100,
        freightCostMinor: 3_500,
        dutyMinor: 5_000,
        dutyChargedMinor: 5_000,
        premiumMinor: 300,
        depositMinor: 8_000,
        cardFeePercent: '3',
        spreadPercent: '0.5',
        risk: { p90Minor: 9_000, ourFromMinor: 5_500 },
      }),
    )
    const brings = 20_000 - 1_000 - 500 + 4_100 + 5_000 + 300
    expect(Object.fromEntries(margin.components.map((c) => [c.code, c.amountMinor]))).toEqual({
      goods: 20_000,
      discount: -1_000,
      credits: -500,
      cost: -12_000,
      freight_charged: 4_100,
      freight_cost: -3_500,
      duty_charged: 5_000,
      duty: -5_000,
      premium: 300,
      spread: -140,
      card_fee: -240,
      refund: 1_381,
      tariff_risk: -3_500,
    })
    expect(brings).toBe(27_900)
    expect(margin.marginMinor).toBe(8_401)
    expect(margin.riskMarginMinor).toBe(4_901)
  })

  it('counts an export refund of the cost without its VAT, and no other', () => {
    expect(refundMinor(11_300, '13', '13')).toBe(1_300)
    expect(refundMinor(11_300, '13', '0')).toBe(0)
    for (const state of ['missing', 'not_reviewed'] as const) {
      const { components, refundsNotCounted } = quoteMargin([line({ refund: { state } })], terms())
      expect(components.map(({ code }) => code)).not.toContain('refund')
      expect(refundsNotCounted).toEqual(['a'])
    }
  })

  it('assumes no margin on a line without a cost, and names it', () => {
    const margin = quoteMargin([line(), line({ id: 'b', unitCost: null })], terms())
    expect(margin.uncosted).toEqual(['b'])
    expect(margin.marginMinor).toBe(8_000)
  })

  it('falls below the floor by its discount alone', () => {
    expect(quoteMargin([line()], terms({ discountMinor: 4_000 })).belowFloor).toBe(false)
    expect(quoteMargin([line()], terms({ discountMinor: 4_001 })).belowFloor).toBe(true)
  })

  it('is the sum of its components, falls with risk and rises without spread and card fee', () => {
    const amount = fc.integer({ min: 0, max: 10_000_000 })
    const anyLine = fc.record({
      id: fc.uuid(),
      quantity: fc.integer({ min: 1, max: 50_000 }),
      unitPriceMinor: fc.integer({ min: 0, max: 100_000 }),
      setupFeeMinor: amount,
      unitCost: fc.option(fc.integer({ min: 0, max: 90_000 }).map((n) => `${n}.125`)),
      setUpCost: fc.constantFrom('0', '12.5'),
      refund: fc.constantFrom<MarginLine['refund']>(
        { state: 'none' },
        { state: 'missing' },
        { state: 'counted', ratePercent: '9', vatPercent: '13' },
      ),
      isCharge: fc.boolean(),
    })
    const anyTerms = fc.record({
      digits: fc.constant(2),
      discountMinor: amount,
      creditsMinor: amount,
      freightMinor: amount,
      insuranceMinor: amount,
      freightCostMinor: fc.option(amount),
      dutyMinor: amount,
      dutyChargedMinor: amount,
      premiumMinor: amount,
      risk: fc.option(fc.record({ p90Minor: amount, ourFromMinor: amount })),
      depositMinor: amount,
      cardFeePercent: fc.option(fc.constantFrom('2.9', '3.4')),
      spreadPercent: fc.option(fc.constantFrom('0.5', '1')),
      floorPercent: fc.option(fc.constantFrom('0', '25', '40')),
    })
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 20 }), anyTerms, (lines, of) => {
        const found = quoteMargin(lines, of)
        const sum = (codes: (code: string) => boolean) =>
          found.components.reduce((all, c) => all + (codes(c.code) ? c.amountMinor : 0), 0)
        expect(sum((code) => code !== 'tariff_risk')).toBe(found.marginMinor)
        if (found.riskMarginMinor !== null) {
          expect(sum(() => true)).toBe(found.riskMarginMinor)
          expect(found.riskMarginMinor).toBeLessThanOrEqual(found.marginMinor)
        }
        expect(found.uncosted).toEqual(
          lines.filter(({ unitCost }) => unitCost === null).map(({ id }) => id),
        )
        const more = quoteMargin(lines, { ...of, spreadPercent: null, cardFeePercent: null })
        expect(more.marginMinor).toBeGreaterThanOrEqual(found.marginMinor - 1)
      }),
    )
  })
})

it('writes a margin with a decimal', () => {
  expect([6_240, 6_245, -55, 10_000].map(marginPercent)).toEqual(['62.4', '62.5', '-0.6', '100.0'])
})
