import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { dutiableGoods } from '@/features/catalog/queries/dutiable-goods'
import { startQuote } from '@/features/quotes/commands/start-quote'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { priceLines } from '@/features/requests/queries/price-lines'
import { getQuote } from '@/features/quotes/queries/quotes'
import { getRequest } from '@/features/requests/queries/requests'
import { InvalidRequestError } from '@/features/requests/rules/request-problems'
import { db } from '@/platform/db/client'
import { aRate } from '@/tests/support/a-rate'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { aColleague } from '@/tests/support/a-colleague'
import { anonymous, aRequest, now, seedRing } from './submit-request-fixtures'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}

beforeAll(async () => {
  await boss()
  await seedRing()
  await aColleague()
  const { id } = await db.product.update({
    where: { styleNumber: 'RG-1' },
    data: {
      finishMoqs: [{ finishCode: 'PL', moq: 200 }],
      shortRun: { leastQuantity: 40, feeMinor: 6_000 },
      hsCodes: [{ destination: 'CA', code: '7117.19.90' }],
      materials: [
        { material: 'steel', percent: '10' },
        { material: 'glass', percent: '90' },
      ],
      variantBreaks: [
        { sku: 'RG-1-PL-18', fromQuantity: 200, unitPriceMinor: 131 },
        { sku: 'RG-1-PL-18', fromQuantity: 500, unitPriceMinor: 107 },
      ],
      optionBreaks: [{ code: 'engrave', fromQuantity: 1_000, unitPriceMinor: 10 }],
    },
  })
  await db.productOption.updateMany({
    where: { productId: id, code: 'engrave' },
    data: { artwork: true, excludes: ['pouch'] },
  })
  await db.productOption.create({
    data: {
      productId: id,
      code: 'pouch',
      kind: 'packaging',
      name: 'Pouch',
      unitPriceMinor: 12,
      setupFeeMinor: 0,
      minimumQuantity: 100,
      leadTimeDays: 0,
      position: 1,
    },
  })
})
afterAll(stopBoss)

const ask = (sku: string, quantity: number, optionCodes: string[] = []) => ({
  sku,
  quantity,
  optionCodes,
})
const codes = async (line: ReturnType<typeof ask>) =>
  (await priceLines(anonymous, { currency: 'USD', lines: [line] })).lines.flatMap(({ problems }) =>
    problems.map(({ code }) => code),
  )

describe('a design with prices per SKU and option, an MOQ by finish and a short run', () => {
  it.each([
    [ask('RG-1-PL-17', 200), 120, 0],
    [ask('RG-1-PL-18', 200), 131, 0],
    [ask('RG-1-PL-18', 500), 107, 0],
    [ask('RG-1-PL-18', 1_000, ['engrave']), 117, 2_500],
    [ask('RG-1-PL-17', 500, ['engrave']), 115, 2_500],
    [ask('RG-1-PL-17', 40, ['short-run']), 120, 6_000],
    [ask('RG-1-PL-17', 120, ['short-run', 'pouch']), 132, 6_000],
    [ask('RG-1-PL-17', 200, ['short-run']), 120, 0],
  ])('%j costs the same wherever it is asked', async (line, unitPriceMinor, setupFeeMinor) => {
    const lineTotalMinor = unitPriceMinor * line.quantity + setupFeeMinor
    const priced = await priceLines(anonymous, { currency: 'USD', lines: [line] })
    expect(priced).toMatchObject({
      goodsMinor: lineTotalMinor,
      lines: [
        { problems: [], article: { price: { unitPriceMinor, setupFeeMinor, lineTotalMinor } } },
      ],
    })
    if (line.optionCodes.length === 0)
      expect((await dutiableGoods(line.sku, line.quantity, 'US'))?.valueMinor).toBe(lineTotalMinor)
    const { serial } = await submitRequest(
      as(anonymous, now),
      aRequest({ destination: 'CA', lines: [{ kind: 'BULK', ...line }] }),
      'en',
    )
    expect((await getRequest(lin, serial)).estimateMinor).toBe(lineTotalMinor)
    const quote = await startQuote(as(lin, now), serial)
    const { document } = (await getQuote(lin, quote.serial)).revision
    expect(document).toMatchObject({
      goodsMinor: lineTotalMinor,
      draft: {
        lines: [
          {
            unitPriceMinor,
            setupFeeMinor,
            listUnitPriceMinor: unitPriceMinor,
            hsCode: '7117.19.90',
            facts: { metal_under_15: true },
          },
        ],
      },
    })
  })

  it('charges a set-up once per design, however many SKUs it is split over, and says so on each line', async () => {
    await aRate('EUR', '0.915')
    const lines = [
      ask('RG-1-PL-17', 200, ['engrave']),
      ask('RG-1-PL-19', 300),
      ask('RG-1-PL-18', 500, ['engrave']),
    ]
    const priced = await priceLines(anonymous, { currency: 'EUR', lines })
    expect(priced.lines.map(({ problems }) => problems)).toEqual([[], [], []])
    expect(priced.lines.map(({ article }) => article?.setUp)).toEqual([
      { shared: ['Laser engraving'], elsewhere: [] },
      { shared: [], elsewhere: [] },
      { shared: [], elsewhere: [{ option: 'Laser engraving', sku: 'RG-1-PL-17' }] },
    ])
    const inDollars = await priceLines(anonymous, { currency: 'USD', lines })
    expect(inDollars.lines.map(({ article }) => article?.price?.setupFeeMinor)).toEqual([
      2_500, 0, 0,
    ])
    const { serial } = await submitRequest(
      as(anonymous, now),
      aRequest({
        currency: 'EUR',
        lines: lines.map((line) => ({ kind: 'BULK' as const, ...line })),
      }),
      'en',
    )
    expect((await getRequest(lin, serial)).estimateMinor).toBe(inDollars.goodsMinor)
    const { document } = (await getQuote(lin, (await startQuote(as(lin, now), serial)).serial))
      .revision
    expect(document.goodsMinor).toBe(priced.goodsMinor)
    expect(
      document.draft.lines.map(({ details }) =>
        details.filter((text) => text.startsWith('Set-up')),
      ),
    ).toEqual([
      ['Set-up of Laser engraving: once for all lines of this design'],
      [],
      ['Set-up of Laser engraving: charged with RG-1-PL-17'],
    ])
  })

  it('reports what is impossible: too few of a finish, options that exclude one another, a short run below its minimum', async () => {
    expect(await codes(ask('RG-1-PL-17', 100))).toEqual(['below_finish_moq'])
    expect(await codes(ask('RG-1-PL-17', 500, ['engrave', 'pouch']))).toEqual(['excluded_option'])
    expect(await codes(ask('RG-1-PL-17', 30, ['short-run']))).toEqual(['below_short_run'])
    expect(await codes(ask('RG-1-PL-17', 200, ['short-run', 'engrave']))).toEqual([
      'below_option_minimum',
    ])
    await expect(
      submitRequest(
        as(anonymous, now),
        aRequest({ lines: [{ kind: 'BULK', ...ask('RG-1-PL-17', 100) }] }),
        'en',
      ),
    ).rejects.toThrow(InvalidRequestError)
  })

  it('says which options need a file, and shows customs the destination’s own code', async () => {
    expect(
      (
        await priceLines(anonymous, {
          currency: 'USD',
          lines: [ask('RG-1-PL-17', 500, ['engrave', 'short-run'])],
        })
      ).lines[0]?.article,
    ).toMatchObject({
      artworkFor: ['Laser engraving'],
      optionNames: ['Laser engraving', 'Short run'],
    })
    expect(await dutiableGoods('RG-1', 200, 'CA')).toMatchObject({
      hsCode: '7117.19.90',
      facts: { metal_under_15: true },
    })
    expect(await dutiableGoods('RG-1', 200, 'GB')).toMatchObject({ hsCode: '7117.19.9000' })
  })
})
