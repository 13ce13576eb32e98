import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentSchema, CONTENT_FIELDS, contentProblems, differences, entriesOf, withPrices, type ProductContent } from './content'

const ring: ProductContent = {
  name: 'Band ring', slug: 'band-ring', styleNumber: 'T-1', line: 'jewelry', type: 'rings', summary: 'A ring', description: 'A ring of steel.\nIt is round.', grade: '316L', material: 'stainless steel',
  dimensions: [{ name: 'Width', millimetres: '6.0' }], unitWeightGrams: '5.2', moq: 100, orderMultiple: 20, leadTimeDays: 21, sampleLeadTimeDays: 7, cartonPieces: 500, cartonLengthMm: 300, cartonWidthMm: 200, cartonHeightMm: 100, cartonGrossGrams: 4000,
  hsCodeUs: '7117.19.9000', origins: ['CN', 'MX'], priceBreaks: [{ fromQuantity: 100, unitPriceMinor: 123 }, { fromQuantity: 500, unitPriceMinor: 110 }],
  variants: [{ sku: 'T-1-A', finishCode: 'polished', finishName: 'Polished', sizeCode: '6', sizeName: 'US 6', unitPriceDeltaMinor: 0 }, { sku: 'T-1-B', finishCode: 'gold', finishName: 'PVD gold', sizeCode: '6', sizeName: 'US 6', unitPriceDeltaMinor: -12 }],
  options: [{ code: 'logo', kind: 'logo', name: 'Logo tag', unitPriceMinor: 9, setupFeeMinor: 4000, minimumQuantity: 300, leadTimeDays: 3 }],
}
const read = (change: Partial<Record<keyof ProductContent, string>>) => contentSchema.safeParse({ ...entriesOf(ring), ...change })
const problem = (change: Partial<Record<keyof ProductContent, string>>) => read(change).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)

describe('a product’s content', () => {
  it('comes back from its fields as it was', () => {
    expect(contentSchema.parse(entriesOf(ring))).toEqual(ring)
    expect(Object.keys(entriesOf(ring)).toSorted()).toEqual(CONTENT_FIELDS.toSorted())
    const money = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 100, max: 100_000 }), { minLength: 1, maxLength: 8 }), money, fc.integer({ min: -1_000_000, max: 1_000_000 }), (quantities, price, delta) => {
        const content = { ...ring, priceBreaks: quantities.toSorted((a, b) => a - b).map((fromQuantity, i) => ({ fromQuantity, unitPriceMinor: price + 1_000_000 + quantities.length - i })), variants: ring.variants.map((variant) => ({ ...variant, unitPriceDeltaMinor: delta })) }
        expect(contentSchema.parse(entriesOf(content))).toEqual(content)
      }),
    )
  })

  it.each([
    [{ priceBreaks: '100 | 1.20\n500 | 1.30' }, 'priceBreaks: line 2: the price rises with the quantity'],
    [{ priceBreaks: '500 | 1.20\n100 | 1.30' }, 'priceBreaks: line 2: 100 doesn’t follow 500'],
    [{ priceBreaks: '50 | 1.20' }, 'priceBreaks: begins at 50, below the MOQ of 100: that price could never be had'],
    [{ priceBreaks: '100 | free' }, 'priceBreaks: line 1: “free” is no price in USD'],
    [{ priceBreaks: '' }, 'priceBreaks: needs at least one price'],
    [{ moq: '110' }, 'moq: is no multiple of 20'],
    [{ slug: 'Band Ring' }, 'slug: small letters and digits with hyphens between them'],
    [{ variants: 'T-1-A | polished | Polished | 6 | US 6 | 0\nT-1-A | gold | Gold | 6 | US 6 | 0' }, 'variants: T-1-A stands there twice'],
    [{ variants: 'T-1-A | polished | Polished | 6' }, 'variants: line 1: needs 6 parts with | between them: SKU | finish code | finish | size code | size | price change in USD'],
    [{ hsCodeUs: '7117.19' }, 'hsCodeUs: ten digits, such as 7117.19.9000'],
  ])('%j is refused with its field', (change, message) => {
    expect(problem(change)).toContain(message)
  })

  it('says which fields differ', () => {
    expect(differences(ring, { ...ring, moq: 120, origins: ['CN'] })).toEqual([{ field: 'moq', before: '100', after: '120' }, { field: 'origins', before: 'CN, MX', after: 'CN' }])
    expect(differences(ring, ring)).toEqual([])
  })
})

describe('a change of prices', () => {
  it('rounds each break half up to the cent, and never makes a price rise with the quantity', () => {
    expect(withPrices(ring, { kind: 'percent', basisPoints: 400 }).priceBreaks.map(({ unitPriceMinor }) => unitPriceMinor)).toEqual([128, 114])
    expect(withPrices(ring, { kind: 'amount', amountMinor: -10 }).priceBreaks.map(({ unitPriceMinor }) => unitPriceMinor)).toEqual([113, 100])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 100_000 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: -5_000, max: 30_000 }), (prices, basisPoints) => {
        const content = { ...ring, priceBreaks: prices.toSorted((a, b) => b - a).map((unitPriceMinor, i) => ({ fromQuantity: 100 * (i + 1), unitPriceMinor })) }
        const moved = withPrices(content, { kind: 'percent', basisPoints })
        expect(contentProblems(moved).filter(([field]) => field === 'priceBreaks')).toEqual([])
        for (const [i, { unitPriceMinor }] of moved.priceBreaks.entries()) expect(Math.abs(unitPriceMinor - (content.priceBreaks[i]?.unitPriceMinor ?? 0) * (1 + basisPoints / 10_000))).toBeLessThanOrEqual(0.5)
      }),
    )
  })
})
