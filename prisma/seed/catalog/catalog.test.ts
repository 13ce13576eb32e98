import { describe, expect, it } from 'vitest'
import { contentProblems } from '@/features/catalog/rules/content-problems'
import { demoProducts } from './index'
import { orderRulesOf } from './order-rules'

const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(values.length)

describe('demonstration catalog', () => {
  it('has three lines of at least 60 products, every address and style number once', () => {
    expect(demoProducts.length).toBeGreaterThanOrEqual(60)
    expect(new Set(demoProducts.map((p) => p.line)).size).toBe(3)
    unique(demoProducts.map((p) => p.slug))
    unique(demoProducts.map((p) => p.styleNumber))
  })

  it('shows each rule on some design', () => {
    for (const rule of ['variantBreaks', 'optionBreaks', 'hsCodes', 'materials'] as const)
      expect(
        demoProducts.filter(({ rules }) => rules[rule].length > 0).length,
        rule,
      ).toBeGreaterThan(5)
  })

  it.each(demoProducts.map((p) => [p.slug, p] as const))(
    '%s can be quoted, made, packed and declared',
    (_, p) => {
      expect(p.priceBreaks.length).toBeGreaterThanOrEqual(4)
      expect(p.priceBreaks[0]?.fromQuantity).toBe(p.moq)
      p.priceBreaks.forEach((b, i) => {
        expect(b.fromQuantity % p.orderMultiple).toBe(0)
        const before = p.priceBreaks[i - 1]
        if (!before) return
        expect(b.fromQuantity).toBeGreaterThan(before.fromQuantity)
        expect(b.unitPriceMinor).toBeLessThan(before.unitPriceMinor)
      })
      expect(p.hsCodeUs).toMatch(/^\d{4}\.\d{2}\.\d{4}$/)
      expect(p.carton.grossWeightGrams).toBeGreaterThan(p.carton.pieces * Number(p.unitWeightGrams))
      expect(p.carton.grossWeightGrams).toBeLessThanOrEqual(20_000)
      expect(p.finishes[0]?.unitPriceDeltaMinor).toBe(0)
      expect(p.summary.length).toBeLessThanOrEqual(110)
      expect(p.origins[0]).toBe('CN')
      expect(p.dimensions.every((d) => Number(d.millimetres) > 0)).toBe(true)
      const variants = p.finishes.flatMap((finish) =>
        p.sizes.map((size) => ({
          sku: `${p.styleNumber}-${finish.code}-${size.code}`.toUpperCase(),
          finishCode: finish.code,
          finishName: finish.name,
          sizeCode: size.code,
          sizeName: size.name,
          unitPriceDeltaMinor: finish.unitPriceDeltaMinor,
        })),
      )
      expect(
        contentProblems({
          ...p,
          ...p.rules,
          ...orderRulesOf(p),
          variants,
          options: p.options.map((option) => ({
            artwork: false,
            detail: '',
            excludes: [],
            ...option,
          })),
          pictures: [],
          documents: [],
        }),
      ).toEqual([])
    },
  )
})
