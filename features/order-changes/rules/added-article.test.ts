import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '@/features/requests/rules/requested-lines'
import { articleProblems } from './added-article'

/** Made from 100 pieces in steps of 10, in two sizes. */
const ring = (sku: string): Article => ({
  variantId: sku,
  productId: 'ring',
  sku,
  finishCode: 'PL',
  finishName: 'Polished',
  sizeName: sku,
  unitPriceDeltaMinor: 0,
  productName: 'Band ring',
  slug: 'band-ring',
  published: true,
  moq: 100,
  orderMultiple: 10,
  leadTimeDays: 25,
  origins: ['CN'],
  imagePath: null,
  breaks: [{ fromQuantity: 100, unitPriceMinor: 120 }],
  variantBreaks: [],
  optionBreaks: [],
  finishMoqs: [],
  shortRun: null,
  sampleFeeMinor: null,
  sampleLeadTimeDays: 7,
  stockPieces: 0,
  stockLeadTimeDays: 0,
  options: [],
})
const articles = new Map(['RG-17', 'RG-18'].map((sku) => [sku, ring(sku)]))
const articleFor = (sku: string) => articles.get(sku)
const standing = (quantity: number, change: object = {}) => ({
  kind: 'catalog' as const,
  sku: 'RG-18',
  quantity,
  ...change,
})
const codes = (quantity: number, lines: Parameters<typeof articleProblems>[1] = []) =>
  articleProblems({ sku: 'RG-17', quantity }, lines, articleFor).map(({ code }) => code)

describe('an article that an amendment adds', () => {
  it('is taken exactly where its design has its least with what the order has, in whole multiples', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (added, has) => {
          const fits = added + has >= 100 && added % 10 === 0
          expect(codes(added, has > 0 ? [standing(has)] : []).length === 0).toBe(fits)
        },
      ),
    )
  })

  it('is told by its minimum first, then by its multiple', () => {
    expect(codes(95)).toEqual(['below_moq'])
    expect(codes(105)).toEqual(['off_multiple'])
  })

  it('counts no sample, no charge and no other design with it', () => {
    expect(codes(50, [standing(500, { sample: true })])).toEqual(['below_moq'])
    expect(codes(50, [standing(500, { kind: 'charge', sku: null })])).toEqual(['below_moq'])
    expect(codes(50, [standing(500, { sku: 'gone since' })])).toEqual(['below_moq'])
    expect(codes(50, [standing(50)])).toEqual([])
  })

  it('is one that the catalog has, and offers', () => {
    const problems = (article?: Article) =>
      articleProblems({ sku: 'X', quantity: 100 }, [], () => article).map(({ code }) => code)
    expect(problems()).toEqual(['unknown_sku'])
    expect(problems({ ...ring('X'), published: false })).toEqual(['not_offered'])
  })
})
