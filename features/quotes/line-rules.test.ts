import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articlePrice, lineProblems, type Article } from './line-rules'

const ring: Article = {
  variantId: '00000000-0000-7000-8000-000000000001',
  sku: 'RG-1',
  finishName: 'Polished',
  sizeName: '17 mm',
  unitPriceDeltaMinor: 20,
  productName: 'Band ring',
  slug: 'band-ring',
  published: true,
  moq: 100,
  orderMultiple: 10,
  leadTimeDays: 25,
  origins: ['CN'],
  imagePath: null,
  breaks: [
    { fromQuantity: 100, unitPriceMinor: 120 },
    { fromQuantity: 500, unitPriceMinor: 100 },
  ],
  options: [
    { code: 'engrave', name: 'Laser engraving', unitPriceMinor: 15, setupFeeMinor: 2500, minimumQuantity: 305, leadTimeDays: 3 },
    { code: 'pouch', name: 'Pouch', unitPriceMinor: 10, setupFeeMinor: 0, minimumQuantity: 100, leadTimeDays: 0 },
  ],
}
const ask = (quantity: number, optionCodes: string[] = [], origin?: string) => ({ sku: 'RG-1', quantity, optionCodes, origin })
const codes = (...args: Parameters<typeof ask>) => lineProblems(ask(...args), ring).map((p) => p.code)

describe('lineProblems', () => {
  it('names each rule', () => {
    expect(codes(100)).toEqual([])
    expect(codes(99)).toEqual(['below_moq'])
    expect(codes(0)).toEqual(['below_moq'])
    expect(codes(-5)).toEqual(['below_moq'])
    expect(codes(105)).toEqual(['off_multiple'])
    expect(codes(1e9)).toEqual(['too_many'])
    expect(codes(100.5)).toEqual(['not_whole'])
    expect(codes(Number.NaN)).toEqual(['not_whole'])
    expect(codes(200, ['engrave'])).toEqual(['below_option_minimum'])
    expect(codes(200, ['gold'])).toEqual(['unknown_option'])
    expect(codes(200, [], 'MX')).toEqual(['unknown_origin'])
    expect(lineProblems(ask(100), undefined).map((p) => p.code)).toEqual(['unknown_sku'])
    expect(lineProblems(ask(100), { ...ring, published: false }).map((p) => p.code)).toEqual(['not_offered'])
  })

  it('proposes only quantities that are free of problems', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 2_000_000 }), fc.subarray(['engrave', 'pouch']), (quantity, options) => {
        const fixes = lineProblems(ask(quantity, options), ring).flatMap((p) => p.nearest)
        // An option's own minimum is told after the design's: each tap leads at most one rule on.
        return fixes.every((fix) => lineProblems(ask(fix, options), ring).every((p) => p.code === 'below_option_minimum'))
      }),
    )
    expect(lineProblems(ask(200, ['engrave']), ring)[0]?.nearest).toEqual([310])
  })
})

describe('articlePrice', () => {
  it('adds finish, options and set-up', () => {
    expect(articlePrice(ask(500, ['engrave']), ring)).toMatchObject({ unitPriceMinor: 135, setupFeeMinor: 2500, lineTotalMinor: 70_000 })
  })
  it('has no figure where the quantity is none', () => {
    expect([0, -1, 1.5, 1e9, Number.NaN].map((q) => articlePrice(ask(q), ring))).toEqual([null, null, null, null, null])
  })
})
