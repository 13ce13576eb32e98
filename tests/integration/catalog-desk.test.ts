import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '@/features/accounts/viewer'
import { archiveProduct } from '@/features/catalog/commands/archive-product'
import { changePrices, previewPrices, readPriceChange } from '@/features/catalog/commands/change-prices'
import { duplicateProduct } from '@/features/catalog/commands/duplicate-product'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveProduct, StaleProductError } from '@/features/catalog/commands/save-product'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { entriesOf, type ContentEntries, type ProductContent } from '@/features/catalog/content'
import { importProducts, previewProducts } from '@/features/catalog/commands/import-products'
import { exportProducts } from '@/features/catalog/desk/export-products'
import { getDeskProduct, listDeskProducts } from '@/features/catalog/desk/products'
import { productsCsv } from '@/features/catalog/import/products-csv'
import { submitRequest } from '@/features/quotes/commands/submit-request'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now, seedRing } from './quotes/submit-request-fixtures'

const lin: Viewer = { kind: 'staff', userId: 'lin', name: 'Lin', email: 'lin@fsc.example' }
const wei: Viewer = { ...lin, userId: 'wei', name: 'Wei' }
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => null, (error: unknown) => error)
let id = ''

beforeAll(async () => {
  await boss()
  await seedRing()
  const { id: ring } = await db.product.findFirstOrThrow()
  id = ring
})
afterAll(stopBoss)

const current = () => getDeskProduct(lin, id)
async function save(viewer: Viewer, change: Partial<ContentEntries>, version?: number) {
  const product = await current()
  return saveProduct(viewer, { id, version: version ?? product.version, entries: { ...entriesOf(product.draft ?? product.live), ...change } })
}

describe('a product at the desk', () => {
  it('is entered as a draft, and published with what it was before', async () => {
    const before = await current()
    await save(lin, { name: 'Band ring, new' })
    expect((await db.product.findUniqueOrThrow({ where: { id } })).name).toBe(before.live.name)
    expect((await current()).draft?.name).toBe('Band ring, new')
    await publishProduct(lin, { id, version: (await current()).version })
    const after = await current()
    expect(after).toMatchObject({ draft: null, live: { name: 'Band ring, new' }, changes: [{ kind: 'publish', actor: 'Lin', differences: [{ field: 'name', before: before.live.name, after: 'Band ring, new' }] }] })
    expect(await listDeskProducts(lin, { q: 'band new', line: '', status: 'PUBLISHED', page: 1 })).toMatchObject({ total: 1 })
    expect(await failure(publishProduct(lin, { id, version: after.version }))).toEqual(new ConflictError('nothing'))
  })

  it('saved by two at once keeps both: the second is shown the difference before anything is overwritten', async () => {
    const { version } = await current()
    await save(lin, { summary: 'Lin’s words' }, version)
    const error = await failure(save(wei, { summary: 'Wei’s words' }, version))
    expect(error).toBeInstanceOf(StaleProductError)
    expect(error).toMatchObject({ by: 'Lin', version: version + 1, theirs: [{ field: 'summary', theirs: 'Lin’s words', yours: 'Wei’s words' }] })
    expect((await current()).draft?.summary).toBe('Lin’s words')
    await save(wei, { summary: 'Wei’s words' }, version + 1)
    expect(await current()).toMatchObject({ draft: { summary: 'Wei’s words' }, draftBy: 'Wei' })
    await publishProduct(wei, { id, version: (await current()).version })
  })

  it('is refused by field: an address or SKU of another, a price that rises', async () => {
    const copy = await duplicateProduct(lin, id)
    const { live, status, version } = await getDeskProduct(lin, copy.id)
    expect([status, live.styleNumber]).toEqual(['DRAFT', `${(await current()).live.styleNumber}-C1`])
    const own = (await current()).live
    for (const [change, field] of [[{ slug: own.slug }, 'slug'], [{ styleNumber: own.styleNumber }, 'styleNumber'], [{ variants: entriesOf(own).variants }, 'variants'], [{ priceBreaks: '100 | 1.00\n200 | 2.00' }, 'priceBreaks']] as const) {
      const error = await failure(saveProduct(lin, { id: copy.id, version, entries: { ...entriesOf(live), ...change } }))
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([field])
    }
    await publishProduct(lin, { id: copy.id, version })
    expect((await getDeskProduct(lin, copy.id)).status).toBe('PUBLISHED')
  })

  it('keeps a SKU that a buyer asked for', async () => {
    await submitRequest(anonymous, aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }), 'en', now)
    const { live } = await current()
    await save(lin, { variants: entriesOf({ ...live, variants: live.variants.map((variant) => ({ ...variant, sku: `X-${variant.sku}` })) }).variants })
    expect(await failure(publishProduct(lin, { id, version: (await current()).version }))).toEqual(new ConflictError('sku_in_use'))
    expect((await current()).live).toEqual(live)
    await save(lin, { variants: entriesOf(live).variants })
    await publishProduct(lin, { id, version: (await current()).version })
  })

  it('taken out of the shop comes back by an undo, once', async () => {
    const { batchId } = await archiveProduct(lin, { id, version: (await current()).version })
    expect((await current()).status).toBe('ARCHIVED')
    await undoPublish(lin, batchId)
    const { status, changes } = await current()
    expect([status, ...changes.slice(0, 2).map(({ kind }) => kind)]).toEqual(['PUBLISHED', 'undo', 'archive'])
    expect(changes[0]?.status).toEqual({ before: 'ARCHIVED', after: 'PUBLISHED' })
    expect(await failure(undoPublish(lin, batchId))).toEqual(new ConflictError('superseded'))
  })
})

describe('prices', () => {
  const four = readPriceChange({ percent: '4', amount: '' })

  it('of many are previewed, published as one, and undone to the cent', async () => {
    const before = await db.priceBreak.findMany({ orderBy: [{ productId: 'asc' }, { fromQuantity: 'asc' }] })
    const preview = await previewPrices(lin, {}, four)
    expect(preview.length).toBe(2)
    const versions = new Map(preview.map((row) => [row.id, row.version]))
    const answers = await Promise.allSettled([changePrices(lin, versions, four), changePrices(wei, versions, four)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const done = answers.find((each) => each.status === 'fulfilled')
    const after = await db.priceBreak.findMany({ orderBy: [{ productId: 'asc' }, { fromQuantity: 'asc' }] })
    expect(after.map((each) => each.unitPriceMinor)).toEqual(before.map((each) => Math.round(each.unitPriceMinor * 1.04)))
    expect(preview.flatMap(({ breaks }) => breaks.map(({ afterMinor }) => afterMinor)).toSorted()).toEqual(after.map((each) => each.unitPriceMinor).toSorted())
    await undoPublish(lin, done?.status === 'fulfilled' ? done.value.batchId : '')
    expect(await db.priceBreak.findMany({ orderBy: [{ productId: 'asc' }, { fromQuantity: 'asc' }] })).toEqual(before)
  })

  it('leave out what has entries of its own, and never go to zero', async () => {
    await save(lin, { summary: 'not yet published' })
    expect((await previewPrices(lin, { id }, four))[0]?.problem).toBe('draft')
    expect(await failure(changePrices(lin, new Map([[id, (await current()).version]]), four))).toEqual(new ConflictError('stale'))
    await publishProduct(lin, { id, version: (await current()).version })
    const less = readPriceChange({ percent: '', amount: '-900' })
    expect((await previewPrices(lin, { id }, less))[0]?.problem).not.toBeNull()
    expect(await failure(changePrices(lin, new Map([[id, (await current()).version]]), less))).toBeInstanceOf(InvalidInputError)
    for (const wrong of [{ percent: '', amount: '' }, { percent: '4', amount: '1' }, { percent: 'four', amount: '' }]) expect(() => readPriceChange(wrong)).toThrow(InvalidInputError)
  })

  it('keep a record that nobody can alter', async () => {
    await expect(db.productChange.updateMany({ data: { actor: 'nobody' } })).rejects.toThrow()
    await expect(db.productChange.deleteMany({})).rejects.toThrow()
  })
})

describe('a file of products', () => {
  const file = async (change: (content: ProductContent, i: number) => ProductContent = (content) => content) => {
    const { live } = await current()
    return productsCsv(Array.from({ length: 500 }, (_, i) => change({ ...live, styleNumber: `IMP-${i}`, slug: `imported-${i}`, name: `Imported ${i}`, variants: [{ ...live.variants[0], sku: `IMP-${i}-A` } as ProductContent['variants'][number]] }, i)))
  }

  it('exported says nothing new', async () => {
    let csv = ''
    for await (const part of exportProducts(lin)) csv += part
    expect(await previewProducts(lin, csv)).toMatchObject({ products: [], errors: [], unchanged: await db.product.count() })
  })

  it('with seven bad lines of five hundred is not taken at all; its wrong lines come back to be mended', async () => {
    const bad = await file((content, i) => (i % 70 === 3 && i < 490 ? { ...content, moq: 105 } : content))
    const run = await previewProducts(lin, bad)
    expect([run.products.length, new Set(run.errors.map(({ line }) => line)).size]).toEqual([493, 7])
    expect(run.errors.map(({ message }) => message)).toContain('moq: is no multiple of 10')
    const before = await db.product.count()
    expect(await failure(importProducts(lin, bad))).toBeInstanceOf(InvalidInputError)
    expect(await db.product.count()).toBe(before)
    // Mended in the file that came back, which has a column more.
    const mended = await previewProducts(lin, run.wrongCsv.replaceAll(',105,', ',100,'))
    expect([mended.products.length, mended.errors]).toEqual([7, []])
  })

  it('is taken whole, waits to be published, and is undone in one', async () => {
    expect(await importProducts(lin, await file())).toEqual({ added: 500, changed: 0 })
    expect(await listDeskProducts(lin, { q: 'imported', line: '', status: 'PENDING', page: 1 })).toMatchObject({ total: 500, pages: 10 })
    expect(await db.product.count({ where: { status: 'PUBLISHED', styleNumber: { startsWith: 'IMP-' } } })).toBe(0)
    const { batchId } = await publishDrafts(lin, { styleNumber: { startsWith: 'IMP-' } })
    expect(await db.product.count({ where: { status: 'PUBLISHED', styleNumber: { startsWith: 'IMP-' } } })).toBe(500)
    const again = productsCsv([{ ...(await getDeskProduct(lin, (await db.product.findFirstOrThrow({ where: { styleNumber: 'IMP-7' } })).id)).live, moq: 200, priceBreaks: [{ fromQuantity: 200, unitPriceMinor: 90 }] }])
    expect((await previewProducts(lin, again)).products).toMatchObject([{ styleNumber: 'IMP-7', fields: ['moq', 'priceBreaks'] }])
    await undoPublish(lin, batchId)
    expect(await db.product.count({ where: { status: 'PUBLISHED', styleNumber: { startsWith: 'IMP-' } } })).toBe(0)
  })

  it('that takes another product’s SKU or names one twice is refused by its line', async () => {
    const { live } = await current()
    const thief = { ...live, styleNumber: 'THIEF', slug: 'thief' }
    const run = await previewProducts(lin, productsCsv([thief, { ...thief, styleNumber: 'THIEF-2' }]))
    expect(run.errors).toEqual(expect.arrayContaining([{ line: 2, message: `SKU ${live.variants[0]?.sku} is that of ${live.styleNumber}` }, { line: expect.any(Number), message: expect.stringMatching(/address thief stands in line 2 already/) }]))
    expect((await previewProducts(lin, 'styleNumber,colour\nA,b')).errors[0]?.message).toMatch(/No such columns: colour/)
    expect((await previewProducts(lin, 'styleNumber,moq\nNEW-1,100')).errors).toEqual([{ line: 2, message: expect.stringMatching(/^NEW-1 is not in the catalog, and a new one lacks name, slug, line/) }])
    expect((await previewProducts(lin, 'name\nA')).errors[0]?.message).toMatch(/styleNumber/)
  })
})
