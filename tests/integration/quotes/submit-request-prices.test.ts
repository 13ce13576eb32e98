import { MAX_LINES } from '@/features/basket/rules/limits'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST } from '@/app/api/v1/price-lines/route'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { priceLines } from '@/features/requests/queries/price-lines'
import { priceLinesSchema } from '@/features/requests/price-schema'
import { db } from '@/platform/db/client'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aRate } from '@/tests/support/a-rate'
import { as } from '@/tests/support/as'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'

const post = (body: unknown) =>
  POST(
    new Request('http://localhost/api/v1/price-lines', {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  )
const price = (lines: unknown[], currency = 'USD') =>
  priceLines(anonymous, priceLinesSchema.parse({ currency, lines }))

beforeAll(async () => {
  await boss()
  await seedRing()
  await seedRing('DRAFT', 'RG-2')
  await seedRing('ARCHIVED', 'RG-3')
  await aRate('EUR', '0.915')
})

afterAll(stopBoss)

describe('pricing lines', () => {
  it('prices at the break, with finish, options and set-up', async () => {
    const [alone, list] = await Promise.all([
      price([{ sku: 'RG-1-PL-17', quantity: 100 }]),
      price([{ sku: 'rg-1-pl-19', quantity: 500, optionCodes: ['engrave'] }]),
    ])
    expect([...alone.lines, ...list.lines].map((line) => line.article?.price)).toEqual([
      {
        unitPriceMinor: 120,
        listUnitPriceMinor: null,
        setupFeeMinor: 0,
        lineTotalMinor: 12_000,
        nextBreak: { addQuantity: 400, unitPriceMinor: 100 },
      },
      {
        unitPriceMinor: 125,
        listUnitPriceMinor: null,
        setupFeeMinor: 2500,
        lineTotalMinor: 65_000,
        nextBreak: null,
      },
    ])
    expect(list.goodsMinor).toBe(65_000)
    expect(list.lines[0]).toMatchObject({
      sku: 'RG-1-PL-19',
      article: { leadTimeDays: 28, optionNames: ['Laser engraving'] },
    })
  })

  it('lets all finishes and sizes of a design reach the break together', async () => {
    const list = await price([
      { sku: 'RG-1-PL-17', quantity: 100 },
      { sku: 'RG-1-PL-19', quantity: 400 },
    ])
    expect(list.lines.map((line) => line.article?.price?.lineTotalMinor)).toEqual([
      100 * 100,
      400 * 110,
    ])
    expect(list.goodsMinor).toBe(54_000)
  })

  it('of a sheet that names one article 3,000 times reaches the break together, and keeps each row as its line', async () => {
    const lines = Array.from({ length: 3_000 }, (_, i) => ({
      kind: 'BULK' as const,
      sku: i % 2 ? 'RG-1-PL-17' : ' rg-1-pl-17',
      quantity: 100,
      note: `row ${i + 1}`,
    }))
    const list = await price(lines)
    const [alone] = (await price([{ sku: 'RG-1-PL-17', quantity: 300_000 }])).lines
    const { unitPriceMinor = 0 } = alone?.article?.price ?? {}
    expect(new Set(list.lines.map((line) => line.article?.price?.unitPriceMinor))).toEqual(
      new Set([unitPriceMinor]),
    )
    expect(list.goodsMinor).toBe(300_000 * unitPriceMinor)
    const { serial } = await submitRequest(as(anonymous, now), aRequest({ lines }), 'en')
    const written = await db.quoteRequestLine.findMany({
      where: { request: { serial } },
      orderBy: { position: 'asc' },
      select: { note: true, quantity: true },
    })
    expect(written).toEqual(lines.map(({ note, quantity }) => ({ note, quantity })))
  })

  it('converts as a quote does: unit price and set-up each rounded, the total from them', async () => {
    const list = await price(
      [{ sku: 'RG-1-PL-18', quantity: 300, optionCodes: ['engrave'] }],
      'EUR',
    )
    // 1.40 x 0.915 = 1.281 -> 1.28; 25.00 x 0.915 = 22.875 -> 22.88
    expect(list.lines[0]?.article?.price).toMatchObject({
      unitPriceMinor: 128,
      setupFeeMinor: 2288,
      lineTotalMinor: 300 * 128 + 2288,
    })
  })

  it('says what is wrong, proposes what fits, and counts only good lines', async () => {
    const list = await price([
      { sku: 'RG-1-PL-17', quantity: 105 },
      { sku: 'RG-1-PL-71', quantity: 100 },
      { sku: 'RG-2-PL-17', quantity: 100 },
      { sku: 'RG-3-PL-17', quantity: 100 },
      { sku: 'RG-1-PL-17', quantity: null },
    ])
    expect(list.lines.map((line) => line.problems.map((p) => p.code))).toEqual([
      ['off_multiple'],
      ['unknown_sku'],
      ['unknown_sku'],
      ['not_offered'],
      ['not_whole'],
    ])
    expect(list.lines[0]?.problems[0]?.nearest).toEqual([100, 110])
    expect(list.lines[1]?.candidates[0]).toBe('RG-1-PL-17')
    expect(list.goodsMinor).toBe(0)
  })

  it('answers 400 to invalid JSON, 413 to too much, and 422 to JSON without lines', async () => {
    const many = Array.from({ length: MAX_LINES + 1 }, () => ({ sku: 'x', quantity: 1 }))
    const answers: [status: number, body: unknown][] = [
      [400, ''],
      [400, '{'],
      [413, `{"a":"${'x'.repeat(1_100_000)}"}`],
      [422, '[]'],
      [422, { currency: 'BTC', lines: [] }],
      [422, { currency: 'USD', lines: [{ sku: 7 }] }],
      [422, { currency: 'USD', lines: many }],
    ]
    for (const [status, body] of answers) {
      const response = await post(body)
      expect([response.status, body]).toEqual([status, body])
      expect(response.headers.get('Content-Type')).toBe('application/problem+json')
    }
  })
})
