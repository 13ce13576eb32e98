import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { archiveProduct } from '@/features/catalog/commands/archive-product'
import { readBulkChange, type BulkChange } from '@/features/catalog/rules/bulk-change'
import { changeProducts, previewChange } from '@/features/catalog/commands/change-products'
import { duplicateProduct } from '@/features/catalog/commands/duplicate-product'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveProduct, StaleProductError } from '@/features/catalog/commands/save-product'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import {
  entriesOf,
  type ContentEntries,
  type ProductContent,
} from '@/features/catalog/rules/content'
import { insertProducts } from '@/features/catalog/commands/write-products'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { listDeskProducts } from '@/features/catalog/queries/product-table'
import { readDeskView } from '@/features/catalog/rules/product-view'
import { deleteDeskView, listDeskViews, saveDeskView } from '@/features/catalog/queries/saved-views'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now, seedRing } from './quotes/submit-request-fixtures'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  role: 'staff',
}
const wei: Actor = { ...lin, userId: 'wei', name: 'Wei' }
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  )
let id = ''

beforeAll(async () => {
  await boss()
  await seedRing()
  const { id: ring } = await db.product.findFirstOrThrow()
  id = ring
})
afterAll(stopBoss)

const current = () => getDeskProduct(lin, id)
async function save(actor: Actor, change: Partial<ContentEntries>, version?: number) {
  const product = await current()
  return saveProduct(actor, {
    id,
    version: version ?? product.version,
    entries: { ...entriesOf(product.draft ?? product.live), ...change },
  })
}

describe('a product at the desk', () => {
  it('is entered as a draft, and published with what it was before', async () => {
    const before = await current()
    await save(lin, { name: 'Band ring, new' })
    expect((await db.product.findUniqueOrThrow({ where: { id } })).name).toBe(before.live.name)
    expect((await current()).draft?.name).toBe('Band ring, new')
    await publishProduct(lin, { id, version: (await current()).version })
    const after = await current()
    expect(after).toMatchObject({
      draft: null,
      live: { name: 'Band ring, new' },
      changes: [
        {
          kind: 'publish',
          actor: 'Lin',
          differences: [{ field: 'name', before: before.live.name, after: 'Band ring, new' }],
        },
      ],
    })
    expect(
      await listDeskProducts(lin, readDeskView({ q: 'band new', status: 'PUBLISHED' })),
    ).toMatchObject({ total: 1 })
    expect(await failure(publishProduct(lin, { id, version: after.version }))).toEqual(
      new ConflictError('nothing'),
    )
  })

  it('saved by two at once keeps both: the second is shown the difference before anything is overwritten', async () => {
    const { version } = await current()
    await save(lin, { summary: 'Lin’s words' }, version)
    const error = await failure(save(wei, { summary: 'Wei’s words' }, version))
    expect(error).toBeInstanceOf(StaleProductError)
    expect(error).toMatchObject({
      by: 'Lin',
      at: expect.any(Date),
      now: { summary: 'Lin’s words' },
      version: version + 1,
      theirs: [{ field: 'summary', theirs: 'Lin’s words', yours: 'Wei’s words' }],
    })
    expect((await current()).draft?.summary).toBe('Lin’s words')
    await save(wei, { summary: 'Wei’s words' }, version + 1)
    expect(await current()).toMatchObject({ draft: { summary: 'Wei’s words' }, draftBy: 'Wei' })
    await publishProduct(wei, { id, version: (await current()).version })
  })

  it('is refused by field: an address or SKU of another, a price that rises', async () => {
    const copy = await duplicateProduct(lin, id)
    const { live, status, version } = await getDeskProduct(lin, copy.id)
    expect([status, live.styleNumber]).toEqual([
      'DRAFT',
      `${(await current()).live.styleNumber}-C1`,
    ])
    const own = (await current()).live
    for (const [change, field] of [
      [{ slug: own.slug }, 'slug'],
      [{ styleNumber: own.styleNumber }, 'styleNumber'],
      [{ variants: entriesOf(own).variants }, 'variants'],
      [{ priceBreaks: '100 | 1.00\n200 | 2.00' }, 'priceBreaks'],
    ] as const) {
      const error = await failure(
        saveProduct(lin, { id: copy.id, version, entries: { ...entriesOf(live), ...change } }),
      )
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([
        field,
      ])
    }
    await publishProduct(lin, { id: copy.id, version })
    expect((await getDeskProduct(lin, copy.id)).status).toBe('PUBLISHED')
  })

  it('has all that it can say, published and undone without loss', async () => {
    const { live } = await current()
    const [first, second] = live.variants
    const rules = {
      finishMoqs: 'PL | 200',
      variantBreaks: `${second?.sku} | 100 | 1.31\n${second?.sku} | 500 | 1.07`,
      optionBreaks: 'engrave | 1000 | 0.10',
      shortRun: '40 | 60.00',
      sampleFeeMinor: '25.00',
      stock: `${first?.sku} | 340`,
      stockLeadTimeDays: '3',
      hsCodes: 'CA | 7117.19.90',
      materials: 'stainless steel | 92.5\nglass | 7.5',
      pictures:
        '/products/ring/pl | hero | PL | 50 | 40 | Band ring, polished\n/products/ring/macro | macro | - | 10 | 90 | Its edge',
      documents: 'NI-2026-1\nREACH-7',
      options:
        'engrave | engraving | Laser engraving | 0.15 | 25.00 | 300 | 3 | yes | fibre laser | pouch\npouch | packaging | Pouch | 0.12 | 0.00 | 100 | 0',
    }
    await save(lin, rules)
    const { batchId } = await publishProduct(lin, { id, version: (await current()).version })
    expect(entriesOf((await current()).live)).toMatchObject(rules)
    expect(await db.listing.findUniqueOrThrow({ where: { productId: id } })).toMatchObject({
      card: { ready: true, imagePath: '/products/ring/pl#50% 40%' },
    })
    const copy = await getDeskProduct(lin, (await duplicateProduct(lin, id)).id)
    expect(copy.live).toMatchObject({
      pictures: (await current()).live.pictures,
      stock: [],
      variantBreaks: [{ sku: copy.live.variants[1]?.sku }, {}],
    })
    await undoPublish(lin, batchId)
    expect((await current()).live).toEqual(live)
    await db.product.delete({ where: { id: copy.id } })
  })

  it('entered before products had pictures of their own keeps those it has', async () => {
    await db.productImage.create({
      data: {
        productId: id,
        role: 'hero',
        path: '/products/ring/old',
        alt: 'Band ring',
        position: 0,
      },
    })
    const { live, version } = await current()
    const { pictures: _pictures, stock: _stock, materials: _materials, ...before } = live
    await db.product.update({
      where: { id },
      data: {
        draft: JSON.parse(JSON.stringify({ ...before, summary: 'Entered long ago' })),
        draftBy: 'Lin',
      },
    })
    await publishProduct(lin, { id, version })
    expect((await current()).live).toEqual({ ...live, summary: 'Entered long ago' })
    await db.productImage.deleteMany({ where: { productId: id } })
  })

  it('keeps a SKU that a buyer asked for', async () => {
    await submitRequest(
      anonymous,
      aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
      'en',
      now,
    )
    const { live } = await current()
    await save(lin, {
      variants: entriesOf({
        ...live,
        variants: live.variants.map((variant) => ({ ...variant, sku: `X-${variant.sku}` })),
      }).variants,
    })
    expect(await failure(publishProduct(lin, { id, version: (await current()).version }))).toEqual(
      new ConflictError('sku_in_use'),
    )
    expect((await current()).live).toEqual(live)
    await save(lin, { variants: entriesOf(live).variants })
    await publishProduct(lin, { id, version: (await current()).version })
  })

  it('taken out of the shop comes back by an undo, once', async () => {
    const { batchId } = await archiveProduct(lin, { id, version: (await current()).version })
    expect((await current()).status).toBe('ARCHIVED')
    await undoPublish(lin, batchId)
    const { status, changes } = await current()
    expect([status, ...changes.slice(0, 2).map(({ kind }) => kind)]).toEqual([
      'PUBLISHED',
      'undo',
      'archive',
    ])
    expect(changes[0]?.status).toEqual({ before: 'ARCHIVED', after: 'PUBLISHED' })
    expect(await failure(undoPublish(lin, batchId))).toEqual(new ConflictError('superseded'))
  })
})

describe('prices', () => {
  const four: BulkChange = { kind: 'percent', basisPoints: 400 }

  it('of many are previewed, published as one, and undone to the cent', async () => {
    const before = await db.priceBreak.findMany({
      orderBy: [{ productId: 'asc' }, { fromQuantity: 'asc' }],
    })
    const preview = await previewChange(lin, {}, four)
    expect(preview.length).toBe(2)
    const versions = new Map(preview.map((row) => [row.id, row.version]))
    const answers = await Promise.allSettled([
      changeProducts(lin, versions, four),
      changeProducts(wei, versions, four),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const done = answers.find((each) => each.status === 'fulfilled')
    const after = await db.priceBreak.findMany({
      orderBy: [{ productId: 'asc' }, { fromQuantity: 'asc' }],
    })
    expect(after.map((each) => each.unitPriceMinor)).toEqual(
      before.map((each) => Math.round(each.unitPriceMinor * 1.04)),
    )
    expect(
      preview.flatMap(({ breaks }) => breaks.map(({ afterMinor }) => afterMinor)).toSorted(),
    ).toEqual(after.map((each) => each.unitPriceMinor).toSorted())
    await undoPublish(lin, done?.status === 'fulfilled' ? done.value.batchId : '')
    expect(
      await db.priceBreak.findMany({ orderBy: [{ productId: 'asc' }, { fromQuantity: 'asc' }] }),
    ).toEqual(before)
  })

  it('leave out what has entries of its own, and never go to zero', async () => {
    await save(lin, { summary: 'not yet published' })
    expect((await previewChange(lin, { id }, four))[0]?.problem).toBe('draft')
    expect(
      await failure(changeProducts(lin, new Map([[id, (await current()).version]]), four)),
    ).toEqual(new ConflictError('stale'))
    await publishProduct(lin, { id, version: (await current()).version })
    const less = readBulkChange('amount', '-900')
    if ('problem' in less) throw new Error(less.problem)
    expect((await previewChange(lin, { id }, less))[0]?.problem).not.toBeNull()
    expect(
      await failure(changeProducts(lin, new Map([[id, (await current()).version]]), less)),
    ).toBeInstanceOf(InvalidInputError)
  })

  it('keep a record that nobody can alter', async () => {
    await expect(db.productChange.updateMany({ data: { actor: 'nobody' } })).rejects.toThrow()
    await expect(db.productChange.deleteMany({})).rejects.toThrow()
  })
})

describe('a view with a name', () => {
  const zoe: Actor = {
    kind: 'staff',
    userId: 'zoe',
    name: 'Zoe',
    email: 'zoe@fsc.example',
    role: 'staff',
  }
  beforeAll(() =>
    db.user.createMany({
      data: [lin, zoe].map((actor) => ({
        id: actor.kind === 'staff' ? actor.userId : '',
        name: 'x',
        email: `${actor.kind === 'staff' ? actor.userId : ''}@views.example`,
        role: 'STAFF' as const,
      })),
      skipDuplicates: true,
    }),
  )

  it('is its owner’s; others see it once it is shared, and never delete it', async () => {
    const { id: rings } = await saveDeskView(lin, {
      name: 'Rings',
      query: 'type=rings&columns=moq,price&evil=1',
      shared: false,
    })
    expect(await listDeskViews(lin)).toMatchObject([
      { id: rings, name: 'Rings', query: 'type=rings&columns=moq%2Cprice', own: true },
    ])
    expect(await listDeskViews(zoe)).toEqual([])
    // Under the same name it is replaced.
    expect(await saveDeskView(lin, { name: 'Rings', query: 'type=rings', shared: true })).toEqual({
      id: rings,
    })
    expect(await listDeskViews(zoe)).toMatchObject([{ id: rings, query: 'type=rings', own: false }])
    expect(await failure(deleteDeskView(zoe, rings))).toMatchObject({ name: 'NotFoundError' })
    expect(
      await failure(saveDeskView(lin, { name: ' ', query: '', shared: false })),
    ).toBeInstanceOf(InvalidInputError)
    await deleteDeskView(lin, rings)
    expect(await listDeskViews(zoe)).toEqual([])
  })
})

describe('one change to fifty products, two of them invalid', () => {
  it('changes the others or none, as one, and is undone whole', async () => {
    const { live } = await current()
    const many = Array.from({ length: 50 }, (_, i): ProductContent => ({
      ...live,
      styleNumber: `BULK-${i}`,
      slug: `bulk-${i}`,
      name: `Bulk ${i}`,
      orderMultiple: i < 2 ? 50 : 10,
      moq: 100,
      variants: [{ ...live.variants[0], sku: `BULK-${i}-A` } as ProductContent['variants'][number]],
    }))
    await db.$transaction((tx) => insertProducts(tx, many), { timeout: 30_000 })
    await publishDrafts(lin, { styleNumber: { startsWith: 'BULK-' } })
    const moqs = async () =>
      (
        await db.product.findMany({
          where: { styleNumber: { startsWith: 'BULK-' } },
          orderBy: { styleNumber: 'asc' },
          select: { moq: true },
        })
      ).map(({ moq }) => moq)
    const sixty: BulkChange = { kind: 'moq', value: 60 }
    const preview = await previewChange(lin, { styleNumber: { startsWith: 'BULK-' } }, sixty)
    const wrong = preview.filter(({ problem }) => problem !== null)
    expect(wrong.map(({ styleNumber, problem }) => [styleNumber, problem]).toSorted()).toEqual([
      ['BULK-0', 'is no multiple of 50'],
      ['BULK-1', 'is no multiple of 50'],
    ])
    expect(preview[0]?.differences).toMatchObject([{ field: 'moq', before: '100', after: '60' }])
    const versions = (rows: typeof preview) => new Map(rows.map((row) => [row.id, row.version]))
    // All of them: none is changed.
    expect(await failure(changeProducts(lin, versions(preview), sixty))).toBeInstanceOf(
      InvalidInputError,
    )
    expect(new Set(await moqs())).toEqual(new Set([100]))
    const { batchId, products } = await changeProducts(
      lin,
      versions(preview.filter(({ problem }) => problem === null)),
      sixty,
    )
    expect(products).toBe(48)
    expect((await moqs()).filter((moq) => moq === 60)).toHaveLength(48)
    expect(
      (await listDeskProducts(lin, readDeskView({ q: 'bulk', sort: 'moq', down: '1' }))).rows[0]
        ?.moq,
    ).toBe(100)
    await undoPublish(lin, batchId)
    expect(new Set(await moqs())).toEqual(new Set([100]))
    // Out of the shop the same way, and back.
    const out = await changeProducts(
      lin,
      versions(
        await previewChange(lin, { styleNumber: { startsWith: 'BULK-' } }, { kind: 'archive' }),
      ),
      { kind: 'archive' },
    )
    expect(
      await db.product.count({
        where: { styleNumber: { startsWith: 'BULK-' }, status: 'ARCHIVED' },
      }),
    ).toBe(50)
    await undoPublish(lin, out.batchId)
    expect(
      await db.product.count({
        where: { styleNumber: { startsWith: 'BULK-' }, status: 'PUBLISHED' },
      }),
    ).toBe(50)
  })

  it.each([
    ['priceFrom', '1000'],
    ['type', 'nothing'],
    ['finish', 'none-such'],
    ['grade', 'none'],
    ['since', '2199-01-01'],
    ['draft', 'yes'],
  ])('the table narrowed by %s of %s is empty, by its opposite it is not', async (name, value) => {
    expect((await listDeskProducts(lin, readDeskView({ q: 'bulk', [name]: value }))).total).toBe(0)
    expect(
      (
        await listDeskProducts(
          lin,
          readDeskView({
            q: 'bulk',
            priceFrom: '0.01',
            since: '2020-01-01',
            draft: 'no',
            lacks: 'pictures',
            finish: 'PL',
          }),
        )
      ).total,
    ).toBe(50)
  })

  it.each([
    'style',
    'name',
    'type',
    'status',
    'moq',
    'multiple',
    'price',
    'leadTime',
    'hsCode',
    'weight',
    'grade',
    'changed',
  ])('the table is sorted by %s either way', async (sort) => {
    const [up, down] = await Promise.all([
      listDeskProducts(lin, readDeskView({ sort })),
      listDeskProducts(lin, readDeskView({ sort, down: '1' })),
    ])
    expect(up.total).toBe(down.total)
    expect(up.rows).toHaveLength(50)
  })
})
