import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '@/features/accounts/viewer'
import { archiveProduct } from '@/features/catalog/commands/archive-product'
import { changePrices, previewPrices, readPriceChange } from '@/features/catalog/commands/change-prices'
import { duplicateProduct } from '@/features/catalog/commands/duplicate-product'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveProduct, StaleProductError } from '@/features/catalog/commands/save-product'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { entriesOf, type ContentEntries } from '@/features/catalog/content'
import { getDeskProduct, listDeskProducts } from '@/features/catalog/desk/products'
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
