import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withdrawAmendment } from '@/features/order-changes/commands/end-amendment'
import { amendArticles } from '@/features/order-changes/queries/amend-articles'
import { amendmentDocumentSchema } from '@/features/quotes/amendment-schema'
import { db } from '@/platform/db/client'
import { stopBoss } from '@/platform/jobs/boss'
import { aRate } from '@/tests/support/a-rate'
import { as } from '@/tests/support/as'
import { staff } from '../access/a-trade'
import { inForce } from '../price-lists/fixtures'
import { now, seedRing } from '../quotes/submit-request-fixtures'
import {
  aHouse,
  amend,
  anOrder,
  balanced,
  begin,
  invoiced,
  make,
  named,
  newest,
  order,
  pay,
  planSum,
  propose,
  said,
  seller,
  serial,
  ship,
  sign,
  trade,
} from './amending'

// An amendment adds goods of the catalog to an order of 500 rings.

beforeAll(async () => {
  await aHouse()
  await seedRing('PUBLISHED', 'RG-9')
  await seedRing('ARCHIVED', 'RG-8')
  await begin()
})
afterAll(stopBoss)

const adding = (sku: string, pieces: number, more: object = {}) => ({
  addedKind: 'article',
  addedSku: sku,
  addedQuantity: String(pieces),
  ...more,
})
const proposed = async () => {
  const { document } = amendmentDocumentSchema.parse((await newest()).document)
  return { document, line: document.draft.lines.at(-1) }
}
const withdrawn = async () =>
  withdrawAmendment(as(seller, now), { ...(await named()), reason: 'It was a mistake.' })

describe('an article of the catalog that an amendment adds', () => {
  it('is at the list’s price for so many, with code, origin, weight and time, its duty by the signed terms, and goods of the order once both have signed', async () => {
    const before = await order()
    await pay('signature')
    // As people type it: lower case is no error. At 500 it costs a dollar, and a larger size five
    // cents more.
    expect(await propose(adding('rg-9-pl-18', 500), seller)).toMatchObject({ waits: false })
    const { document, line } = await proposed()
    expect(line).toMatchObject({
      kind: 'catalog',
      sku: 'RG-9-PL-18',
      title: 'Band ring',
      quantity: 500,
      unitPriceMinor: 105,
      listUnitPriceMinor: 105,
      hsCode: '7117.19.9000',
      origin: 'CN',
      unitWeightGrams: '4.2',
      leadTimeDays: 25,
    })
    const [first, added] = document.duty.lines
    expect(added).toMatchObject({ lineId: line?.id, status: first?.status })
    expect(document.duty.asOf).toBe(trade.document.duty.asOf)
    await sign()
    const lines = await db.orderLine.findMany({
      where: { orderId: trade.orderId },
      orderBy: { position: 'asc' },
    })
    expect(lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      ['RG-1-PL-17', 500],
      ['RG-9-PL-18', 500],
    ])
    // The order's deposit was in: added goods are promised from the day of the signature.
    expect(lines[1]?.promisedOn).not.toBeNull()
    const after = await order()
    expect(after.totalMinor - before.totalMinor).toBeGreaterThanOrEqual(500 * 105)
    const { sum, totalMinor } = await planSum()
    expect(sum).toBe(totalMinor)
    await make(500)
    await ship(500)
    expect(await invoiced()).toBeLessThan(totalMinor)
    await balanced()
  })

  it('is at the company’s own price where it has one, and cheaper only with a second signature', async () => {
    await begin()
    await inForce({ companies: trade.companyId, entries: 'type | ring | | 20%' })
    await propose(adding('RG-9-PL-17', 100), seller)
    expect((await proposed()).line).toMatchObject({
      unitPriceMinor: 96,
      listUnitPriceMinor: 120,
      priceList: { unitPriceMinor: 96 },
    })
    await withdrawn()
    const [found] = await amendArticles(seller, { serial, q: 'RG-9-PL-17', locale: 'en' }, now)
    expect(found).toEqual({
      value: 'RG-9-PL-17',
      title: 'Band ring',
      notes: ['Polished, 17 mm', 'USD 0.96 at 100 pcs'],
    })
    expect(await propose(adding('RG-9-PL-17', 100, { addedPrice: '0.20' }), seller)).toMatchObject({
      waits: true,
    })
    await withdrawn()
  })

  it('is in the order’s currency, by the rate that was signed', async () => {
    await aRate('EUR', '0.5')
    await anOrder(() => ({ currency: 'EUR' }))
    await aRate('EUR', '0.9')
    await propose(adding('RG-9-PL-17', 500))
    const { document, line } = await proposed()
    expect(document.draft.currency).toBe('EUR')
    expect(line).toMatchObject({ unitPriceMinor: 50, listUnitPriceMinor: 50 })
    const [found] = await amendArticles(staff, { serial, q: 'RG-9-PL-17', locale: 'en' }, now)
    expect(found?.notes).toContain('EUR 0.60 at 100 pcs')
  })

  it('is refused where the catalog has or offers none, below its least, off its multiple, and without a duty that we would owe', async () => {
    await begin()
    expect(await said(propose(adding('', 100)))).toEqual({ addedSku: [expect.any(String)] })
    expect(await said(propose(adding('NOT-THERE', 100)))).toEqual({
      addedSku: ['We know no article NOT-THERE.'],
    })
    expect(await said(propose(adding('RG-8-PL-17', 100)))).toEqual({
      addedSku: ['Band ring is no longer offered.'],
    })
    expect(await said(propose(adding('RG-9-PL-17', 90)))).toEqual({
      addedQuantity: [expect.stringContaining('100 pieces, all finishes and sizes together')],
    })
    expect(await said(propose(adding('RG-9-PL-17', 105)))).toEqual({
      addedQuantity: [expect.stringContaining('steps of 10 pieces')],
    })
    expect(await said(propose(adding('RG-9-PL-17', 100, { addedPrice: '0' })))).toHaveProperty(
      'addedPrice',
    )
    // The order's other pieces of the same design count towards its quantity.
    await amend(adding('RG-1-PL-19', 20))
    await db.product.update({ where: { styleNumber: 'RG-9' }, data: { hsCodeUs: '9999.99.9999' } })
    expect(
      await said(propose(adding('RG-9-PL-17', 100, { incoterm: 'DDP', namedPlace: 'Austin TX' }))),
    ).toHaveProperty('addedKind')
  })
})
