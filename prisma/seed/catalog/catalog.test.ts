import { describe, expect, it } from 'vitest'
import { codeOf, sameCode, walk } from '@/features/tariffs/rules/classify'
import { factsOf } from '@/features/tariffs/rules/goods-facts'
import { originsOf } from '@/features/tariffs/rules/origin'
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
      expect(originsOf(p.routes)[0]).toBe('CN')
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

  it.each(demoProducts.map((p) => [p.slug, p] as const))(
    '%s has the code to which its facts lead, here and elsewhere',
    (_, p) => {
      const { outcome } = walk(factsOf(p.facts))
      if (outcome.at !== 'leaf') throw new Error(`its facts end at ${JSON.stringify(outcome)}`)
      expect(codeOf(outcome.leaf, 'US')?.code).toBe(p.hsCodeUs)
      for (const { destination, code } of p.rules.hsCodes)
        expect(sameCode(code, codeOf(outcome.leaf, destination)?.code ?? ''), destination).toBe(
          true,
        )
    },
  )

  it('has Mexican origin where it is formed there, with its record marked as demonstration', () => {
    const mexican = demoProducts.filter(({ routes }) => originsOf(routes).includes('MX'))
    expect(mexican.map(({ slug }) => slug)).toEqual(['oval-vanity-tray'])
    for (const { routes } of mexican) {
      expect(routes[1]).toMatchObject({ evidence: 'production_record' })
      expect(routes[1]?.reference).toMatch(/demonstration/)
    }
    expect(demoProducts.flatMap(({ routes }) => originsOf(routes))).not.toContain('IN')
  })
})
