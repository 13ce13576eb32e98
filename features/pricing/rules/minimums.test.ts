import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SHORT_RUN } from './choice'
import { minimumWays, priced, type PriceOf } from './minimum-ways'
import { brokenMinimums, shortRunLines, type AskedPieces, type Minimums } from './minimums'
import { orderPrices } from './order-prices'
import { listPrice } from './list-price'

const breaks = [
  { fromQuantity: 100, unitPriceMinor: 190 },
  { fromQuantity: 300, unitPriceMinor: 165 },
  { fromQuantity: 1000, unitPriceMinor: 140 },
]
const option = (
  code: string,
  kind: string,
  minimumQuantity: number,
  unitPriceMinor: number,
  setupFeeMinor = 0,
) => ({ code, name: code, kind, minimumQuantity, unitPriceMinor, setupFeeMinor, leadTimeDays: 0 })
const options = [
  option('engraving', 'engraving', 100, 12, 2500),
  option('gift-box', 'packaging', 500, 60),
]
const ring: Minimums = {
  name: 'Band ring',
  moq: 100,
  orderMultiple: 20,
  finishes: [
    { code: 'pl', name: 'Polished' },
    { code: 'rose', name: 'PVD rose gold' },
    { code: 'black', name: 'PVD black' },
  ],
  variants: ['16', '17', '18'].flatMap((sizeCode) =>
    ['pl', 'rose', 'black']
      .filter((finishCode) => finishCode !== 'black' || sizeCode !== '18')
      .map((finishCode) => ({ finishCode, sizeCode })),
  ),
  finishMoqs: [
    { finishCode: 'rose', moq: 300 },
    { finishCode: 'black', moq: 200 },
  ],
  options,
  shortRun: { leastQuantity: 40, feeMinor: 9000 },
}
const DELTA: Record<string, number> = { pl: 0, rose: 30, black: 20 }

const design = { ...ring, priceBreaks: breaks, variantBreaks: [], optionBreaks: [], options }
const priceOf: PriceOf = orderPrices(design, ({ finishCode, sizeCode }) => ({
  sku: `${finishCode}-${sizeCode}`,
  finishCode,
  unitPriceDeltaMinor: DELTA[finishCode] ?? 0,
}))

const ask = (
  finishCode: string,
  quantity: number,
  optionCodes: string[] = [],
  sizeCode = '17',
): AskedPieces => ({ finishCode, sizeCode, quantity, optionCodes })

const requestedLines = fc.array(
  fc.record({
    finishCode: fc.constantFrom('pl', 'rose', 'black'),
    sizeCode: fc.constantFrom('16', '17'),
    quantity: fc.integer({ min: 0, max: 700 }),
    optionCodes: fc.subarray(['engraving', 'gift-box', SHORT_RUN]),
  }),
  { minLength: 1, maxLength: 6 },
)
const products = fc
  .record({
    moq: fc.integer({ min: 1, max: 40 }).map((n) => n * 20),
    rose: fc.integer({ min: 0, max: 40 }).map((n) => n * 20),
    shortRun: fc.option(
      fc.record({
        leastQuantity: fc.integer({ min: 1, max: 150 }),
        feeMinor: fc.integer({ min: 0, max: 20_000 }),
      }),
    ),
  })
  .map(({ moq, rose, shortRun }): Minimums => ({
    ...ring,
    moq,
    shortRun,
    finishMoqs: [
      { finishCode: 'rose', moq: rose },
      { finishCode: 'black', moq: 200 },
    ],
  }))

describe('minimums', () => {
  it('name the rule that binds, with what is asked and what is missing', () => {
    expect(brokenMinimums(ring, [ask('rose', 120)])).toEqual([
      {
        rule: 'finish',
        code: 'rose',
        name: 'PVD rose gold',
        least: 300,
        asked: 120,
        lacks: 180,
        lines: [0],
      },
    ])
    expect(brokenMinimums(ring, [ask('pl', 60)])).toMatchObject([
      { rule: 'design', least: 100, lacks: 40 },
    ])
    expect(brokenMinimums(ring, [ask('pl', 120, ['gift-box'])])).toMatchObject([
      { rule: 'packaging', code: 'gift-box', least: 500 },
    ])
  })

  it('count all sizes of a finish, and all pieces of the design', () => {
    expect(brokenMinimums(ring, [ask('rose', 160), ask('rose', 140, [], '18')])).toEqual([])
    expect(brokenMinimums(ring, [ask('pl', 60), ask('pl', 40, [], '18')])).toEqual([])
    expect(brokenMinimums(ring, [ask('rose', 160), ask('pl', 140)])).toMatchObject([
      { rule: 'finish', asked: 160 },
    ])
  })

  it('allow a short run from its least quantity, and charge its fee only then', () => {
    expect(brokenMinimums(ring, [ask('rose', 40, [SHORT_RUN])])).toEqual([])
    expect(brokenMinimums(ring, [ask('rose', 20, [SHORT_RUN])])).not.toEqual([])
    expect(brokenMinimums({ ...ring, shortRun: null }, [ask('rose', 40, [SHORT_RUN])])).not.toEqual(
      [],
    )
    expect(shortRunLines(ring, [ask('rose', 40, [SHORT_RUN])])).toEqual([0])
    expect(shortRunLines(ring, [ask('rose', 300, [SHORT_RUN])])).toEqual([])
    expect(brokenMinimums(ring, [ask('rose', 40, ['gift-box', SHORT_RUN])])).toMatchObject([
      { rule: 'packaging' },
    ])
  })
})

describe('ways to meet a minimum', () => {
  it('raise, take another finish or pay for a short run, each at its exact price', () => {
    expect(
      minimumWays(ring, [ask('rose', 120)], priceOf).map(
        ({ kind, pieces, totalMinor, differenceMinor, finish }) => ({
          kind,
          pieces,
          totalMinor,
          differenceMinor,
          finish: finish?.code ?? null,
        }),
      ),
    ).toEqual([
      { kind: 'finish', pieces: 120, totalMinor: 22_800, differenceMinor: -3_600, finish: 'pl' },
      { kind: 'short_run', pieces: 120, totalMinor: 35_400, differenceMinor: 9_000, finish: null },
      { kind: 'finish', pieces: 200, totalMinor: 42_000, differenceMinor: 15_600, finish: 'black' },
      { kind: 'raise', pieces: 300, totalMinor: 58_500, differenceMinor: 32_100, finish: null },
    ])
  })

  it('leave out a finish of several, and the packaging that binds', () => {
    const ways = minimumWays(
      ring,
      [ask('pl', 200, ['gift-box']), ask('rose', 100, ['gift-box'])],
      priceOf,
    )
    const bare = ways.find(({ kind, dropped }) => kind === 'leave_out' && dropped.length === 1)
    expect(bare).toMatchObject({
      pieces: 200,
      totalMinor: 38_000,
      leftOut: [{ code: 'rose' }],
      dropped: [{ code: 'gift-box' }],
    })
    expect(ways.find(({ kind }) => kind === 'options')).toMatchObject({ pieces: 500, raised: true })
  })

  it('meet every rule, cost what their lines cost, and come cheapest first, whatever is asked', () => {
    fc.assert(
      fc.property(products, requestedLines, (product, lines) => {
        const before = structuredClone(lines)
        const ways = minimumWays(product, lines, priceOf)
        expect(lines).toEqual(before)
        expect(ways.length > 0).toBe(brokenMinimums(product, lines).length > 0)
        const now = priced(
          product,
          lines.filter(({ quantity }) => quantity > 0),
          priceOf,
        ).totalMinor
        ways.forEach((way, i) => {
          expect(brokenMinimums(product, way.lines)).toEqual([])
          if (way.kind === 'finish')
            for (const line of way.lines)
              expect(product.variants).toContainEqual({
                finishCode: line.finishCode,
                sizeCode: line.sizeCode,
              })
          for (const line of way.lines) expect(line.quantity % product.orderMultiple).toBe(0)
          const fees = shortRunLines(product, way.lines).length * (product.shortRun?.feeMinor ?? 0)
          expect(way.totalMinor).toBe(priceOf(way.lines).totalMinor + fees)
          expect(way.feeMinor).toBe(fees)
          expect(way.differenceMinor).toBe(way.totalMinor - now)
          expect(way.totalMinor).toBeGreaterThanOrEqual(ways[i - 1]?.totalMinor ?? 0)
        })
      }),
    )
  })

  it('total the list price to the cent for one line', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('pl', 'rose', 'black'),
        fc.integer({ min: 1, max: 600 }),
        fc.subarray(['engraving', 'gift-box']),
        (finishCode, quantity, optionCodes) => {
          for (const way of minimumWays(
            { ...ring, shortRun: null },
            [ask(finishCode, quantity, optionCodes)],
            priceOf,
          )) {
            const [line] = way.lines
            if (!line) throw new Error('a way without lines')
            const list = listPrice({
              breaks,
              finishDeltaMinor: DELTA[line.finishCode] ?? 0,
              options: options.filter(({ code }) => line.optionCodes.includes(code)),
              quantity: line.quantity,
            })
            expect(way).toMatchObject({
              totalMinor: list.lineTotalMinor,
              unitPriceMinor: list.unitPriceMinor,
              pieces: line.quantity,
            })
          }
        },
      ),
    )
  })
})
