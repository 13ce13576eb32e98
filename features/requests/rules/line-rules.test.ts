import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article, RequestedLine } from './requested-lines'
import {
  articlePrice as priceTogether,
  lineProblems as problemsTogether,
  linesTogether,
} from './line-rules'

const ring: Article = {
  variantId: '00000000-0000-7000-8000-000000000001',
  productId: '00000000-0000-7000-8000-000000000002',
  sku: 'RG-1',
  finishCode: 'polished',
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
  variantBreaks: [],
  optionBreaks: [{ code: 'pouch', fromQuantity: 1000, unitPriceMinor: 4 }],
  finishMoqs: [],
  shortRun: { leastQuantity: 40, feeMinor: 6000 },
  sampleFeeMinor: 2500,
  sampleLeadTimeDays: 7,
  stockPieces: 60,
  stockLeadTimeDays: 3,
  options: [
    {
      code: 'engrave',
      kind: 'engraving',
      name: 'Laser engraving',
      unitPriceMinor: 15,
      setupFeeMinor: 2500,
      minimumQuantity: 305,
      leadTimeDays: 3,
      artwork: true,
      excludes: ['sleeve'],
    },
    {
      code: 'pouch',
      kind: 'packaging',
      name: 'Pouch',
      unitPriceMinor: 10,
      setupFeeMinor: 0,
      minimumQuantity: 100,
      leadTimeDays: 0,
      artwork: false,
      excludes: [],
    },
    {
      code: 'sleeve',
      kind: 'packaging',
      name: 'Sleeve',
      unitPriceMinor: 5,
      setupFeeMinor: 0,
      minimumQuantity: 0,
      leadTimeDays: 0,
      artwork: false,
      excludes: [],
    },
  ],
}
const alone = (line: RequestedLine, article: Article | undefined) =>
  linesTogether([line], () => article)[0] ?? null
const lineProblems = (line: RequestedLine, article: Article | undefined) =>
  problemsTogether(line, article, alone(line, article))
const articlePrice = (line: RequestedLine, article: Article) =>
  priceTogether(line, article, alone(line, article))
const ask = (quantity: number, optionCodes: string[] = [], origin?: string) => ({
  sku: 'RG-1',
  quantity,
  optionCodes,
  origin,
})
const codes = (...args: Parameters<typeof ask>) =>
  lineProblems(ask(...args), ring).map((p) => p.code)

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
    expect(lineProblems(ask(310, ['sleeve', 'engrave']), ring)).toMatchObject([
      {
        field: 'optionCodes',
        code: 'excluded_option',
        values: { option: 'Laser engraving', other: 'Sleeve' },
      },
    ])
    const gold = {
      ...ring,
      finishMoqs: [
        { finishCode: 'polished', moq: 300 },
        { finishCode: 'brushed', moq: 900 },
      ],
    }
    expect(lineProblems(ask(200), gold)).toMatchObject([
      {
        field: 'quantity',
        code: 'below_finish_moq',
        values: { finish: 'Polished', minimum: 300 },
        nearest: [300],
      },
    ])
    expect(lineProblems(ask(300), gold)).toEqual([])
    // The strictest is named first.
    expect(lineProblems(ask(200, ['engrave']), gold)).toMatchObject([
      { code: 'below_option_minimum', nearest: [310] },
    ])
    expect(codes(200, [], 'MX')).toEqual(['unknown_origin'])
    expect(lineProblems(ask(100), undefined).map((p) => p.code)).toEqual(['unknown_sku'])
    expect(lineProblems(ask(100), { ...ring, published: false }).map((p) => p.code)).toEqual([
      'not_offered',
    ])
  })

  it('proposes only quantities that are free of problems', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10, max: 2_000_000 }),
        fc.subarray(['engrave', 'pouch']),
        (quantity, options) => {
          const fixes = lineProblems(ask(quantity, options), ring).flatMap((p) => p.nearest)
          // An option's own minimum is reported after the design's: each tap leads to the next rule at most.
          return fixes.every((fix) =>
            lineProblems(ask(fix, options), ring).every((p) => p.code === 'below_option_minimum'),
          )
        },
      ),
    )
    expect(lineProblems(ask(200, ['engrave']), ring)[0]?.nearest).toEqual([310])
  })
})

describe('a short run', () => {
  it('that is agreed to is made below the MOQ, from its own least quantity, in the same steps', () => {
    expect(codes(40, ['short-run'])).toEqual([])
    expect(codes(45, ['short-run'])).toEqual(['off_multiple'])
    expect(codes(30, ['short-run'])).toEqual(['below_short_run'])
    expect(codes(40)).toEqual(['below_moq'])
    // An option's own minimum can't be bought off.
    expect(codes(40, ['short-run', 'engrave'])).toEqual(['below_option_minimum'])
    expect(
      lineProblems(ask(40, ['short-run']), { ...ring, shortRun: null }).map((p) => p.code),
    ).toEqual(['unknown_option', 'below_moq'])
  })

  it('costs its fee once per line, and only below the MOQ', () => {
    expect(articlePrice(ask(40, ['short-run']), ring)).toMatchObject({
      unitPriceMinor: 140,
      setupFeeMinor: 6000,
      lineTotalMinor: 40 * 140 + 6000,
    })
    expect(articlePrice(ask(100, ['short-run']), ring)).toMatchObject({ setupFeeMinor: 0 })
    expect(
      articlePrice(ask(100, ['short-run']), {
        ...ring,
        finishMoqs: [{ finishCode: 'polished', moq: 200 }],
      }),
    ).toMatchObject({ setupFeeMinor: 6000 })
  })
})

describe('articlePrice', () => {
  it('takes a SKU’s own breaks without the finish’s change, and an option’s price at its quantity', () => {
    const own = {
      ...ring,
      variantBreaks: [
        { sku: 'RG-2', fromQuantity: 100, unitPriceMinor: 1 },
        { sku: 'RG-1', fromQuantity: 100, unitPriceMinor: 133 },
        { sku: 'RG-1', fromQuantity: 500, unitPriceMinor: 111 },
      ],
    }
    expect([100, 500].map((quantity) => articlePrice(ask(quantity), own)?.unitPriceMinor)).toEqual([
      133, 111,
    ])
    expect(
      [990, 1000].map((quantity) => articlePrice(ask(quantity, ['pouch']), own)?.unitPriceMinor),
    ).toEqual([121, 115])
    expect(articlePrice(ask(990, ['pouch']), own)?.nextBreak).toEqual({
      addQuantity: 10,
      unitSavingMinor: 6,
      fromQuantity: 1000,
    })
  })

  it('adds finish, options and set-up', () => {
    expect(articlePrice(ask(500, ['engrave']), ring)).toMatchObject({
      unitPriceMinor: 135,
      setupFeeMinor: 2500,
      lineTotalMinor: 70_000,
    })
  })
  it('has no figure where the quantity is invalid', () => {
    expect([0, -1, 1.5, 1e9, Number.NaN].map((q) => articlePrice(ask(q), ring))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
  })
})

describe('lines of one design in a request', () => {
  const gold: Article = {
    ...ring,
    sku: 'RG-2',
    finishCode: 'gold',
    finishName: 'Gold',
    finishMoqs: [{ finishCode: 'gold', moq: 60 }],
  }
  const plain: Article = { ...ring, finishMoqs: gold.finishMoqs }
  const articleFor = (sku: string) => (sku === 'RG-2' ? gold : plain)
  const both = (first: RequestedLine, second: RequestedLine) => {
    const lines = [first, second]
    const together = linesTogether(lines, articleFor)
    return lines.map((line, i) => ({
      codes: problemsTogether(line, articleFor(line.sku), together[i] ?? null).map((p) => p.code),
      price: priceTogether(line, articleFor(line.sku), together[i] ?? null),
    }))
  }

  it('reach the MOQ and the price break together, while a finish keeps its own', () => {
    expect(both(ask(40), { ...ask(60), sku: 'RG-2' }).map(({ codes }) => codes)).toEqual([[], []])
    expect(both(ask(60), { ...ask(40), sku: 'RG-2' }).map(({ codes }) => codes)).toEqual([
      [],
      ['below_finish_moq'],
    ])
    expect(both(ask(40), { ...ask(40), sku: 'RG-2' }).map(({ codes }) => codes)).toEqual([
      ['below_moq'],
      ['below_moq'],
    ])
    expect(
      both(ask(300), { ...ask(200), sku: 'RG-2' }).map(({ price }) => price?.unitPriceMinor),
    ).toEqual([120, 120])
  })

  it('pay the short-run fee per line, and only where pieces are missing', () => {
    const [first, second] = both(ask(60), { ...ask(40, ['short-run']), sku: 'RG-2' })
    expect(first).toMatchObject({ codes: [], price: { setupFeeMinor: 0 } })
    expect(second).toMatchObject({
      codes: [],
      price: { setupFeeMinor: 6000, lineTotalMinor: 40 * 140 + 6000 },
    })
    expect(both(ask(60), { ...ask(60, ['short-run']), sku: 'RG-2' })[1]?.price?.setupFeeMinor).toBe(
      0,
    )
  })
})

describe('a sample', () => {
  const sample = (quantity: number, optionCodes: string[] = []) => ({
    ...ask(quantity, optionCodes),
    sample: true,
  })
  it('is one plain piece at its fee, whatever the MOQ', () => {
    expect(lineProblems(sample(1), ring)).toEqual([])
    expect(articlePrice(sample(1), ring)).toMatchObject({
      unitPriceMinor: 2500,
      setupFeeMinor: 0,
      lineTotalMinor: 2500,
    })
    expect(lineProblems(sample(2), ring).map((p) => p.code)).toEqual(['sample_one'])
    expect(lineProblems(sample(1, ['pouch']), ring).map((p) => p.code)).toEqual(['sample_plain'])
    expect(lineProblems(sample(1), { ...ring, sampleFeeMinor: null }).map((p) => p.code)).toEqual([
      'no_sample',
    ])
  })
  it('doesn’t count towards the MOQ of its design', () => {
    const lines = [sample(1), ask(99)]
    expect(linesTogether(lines, () => ring).map((one) => one?.pieces ?? null)).toEqual([null, 99])
  })
})
