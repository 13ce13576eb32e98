import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { say } from '@/i18n/say'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { readBulkChange, type BulkChange } from '@/features/catalog/rules/bulk-change'
import { changeProducts, previewChange } from '@/features/catalog/commands/change-products'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { type ProductContent } from '@/features/catalog/rules/content'
import { insertProducts } from '@/features/catalog/commands/write-products'
import { productTable } from '@/features/catalog/queries/product-table'
import { PRODUCT_LIST } from '@/features/catalog/rules/product-view'
import { listed } from '@/tests/support/listed'
import { deleteListView } from '@/features/accounts/commands/delete-list-view'
import { saveListView } from '@/features/accounts/commands/save-list-view'
import { listViews } from '@/features/accounts/queries/list-views'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { seedRing } from '../quotes/submit-request-fixtures'
import { lin, wei, id, current, save, openDesk } from './fixtures'
import { failure } from '@/tests/support/failure'

beforeAll(async () => {
  await openDesk()
  await seedRing('PUBLISHED', 'RG-2')
})
afterAll(stopBoss)

/** The table as the desk shows it. */
const table = async (params: Record<string, string>) =>
  listed(PRODUCT_LIST, await productTable(lin), params)

describe('prices', () => {
  const four: BulkChange = { kind: 'percent', basisPoints: 400 }

  it('of many products are previewed, published as one batch, and undone to the cent', async () => {
    const before = await db.priceBreak.findMany({
      orderBy: [{ productId: 'asc' }, { fromQuantity: 'asc' }],
    })
    const preview = await previewChange(as(lin), {}, four)
    expect(preview.length).toBe(2)
    const versions = new Map(preview.map((row) => [row.id, row.version]))
    const answers = await Promise.allSettled([
      changeProducts(as(lin), versions, four),
      changeProducts(as(wei), versions, four),
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
    await undoPublish(as(lin), done?.status === 'fulfilled' ? done.value.batchId : '')
    expect(
      await db.priceBreak.findMany({ orderBy: [{ productId: 'asc' }, { fromQuantity: 'asc' }] }),
    ).toEqual(before)
  })

  it('leave out products with unpublished entries, and never reach zero', async () => {
    await save(lin, { summary: 'not yet published' })
    expect((await previewChange(as(lin), { id }, four))[0]?.problem?.code).toBe(
      'desk.bulk.problems.draft',
    )
    expect(
      await failure(changeProducts(as(lin), new Map([[id, (await current()).version]]), four)),
    ).toEqual(new ConflictError('stale'))
    await publishProduct(as(lin), { id, version: (await current()).version })
    const less = readBulkChange('amount', '-900')
    if ('problem' in less) throw new Error(less.problem.code)
    expect((await previewChange(as(lin), { id }, less))[0]?.problem).not.toBeNull()
    expect(
      await failure(changeProducts(as(lin), new Map([[id, (await current()).version]]), less)),
    ).toBeInstanceOf(InvalidInputError)
  })

  it('keep a record that nobody can alter', async () => {
    await expect(db.productChange.updateMany({ data: { actor: 'nobody' } })).rejects.toThrow()
    await expect(db.productChange.deleteMany({})).rejects.toThrow()
  })
})

describe('a saved view', () => {
  const zoe: Actor = {
    kind: 'staff',
    userId: 'zoe',
    name: 'Zoe',
    email: 'zoe@fsc.example',
    roles: STAFF_ROLES,
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

  it('belongs to its owner; others see it once it is shared, and can’t delete it', async () => {
    const { id: rings } = await saveListView(as(lin), {
      list: 'products',
      name: 'Rings',
      query: 'type=rings&columns=moq,price&after=x',
      shared: false,
    })
    expect(await listViews(lin, 'products')).toMatchObject([
      { id: rings, name: 'Rings', query: 'type=rings&columns=moq%2Cprice', own: true },
    ])
    expect(await listViews(zoe, 'products')).toEqual([])
    // Another list has its own views.
    expect(await listViews(lin, 'quotes')).toEqual([])
    // A view with the same name is replaced.
    expect(
      await saveListView(as(lin), {
        list: 'products',
        name: 'Rings',
        query: 'type=rings',
        shared: true,
      }),
    ).toEqual({
      id: rings,
    })
    expect(await listViews(zoe, 'products')).toMatchObject([
      { id: rings, query: 'type=rings', own: false },
    ])
    expect(await failure(deleteListView(as(zoe), rings))).toMatchObject({ name: 'NotFoundError' })
    expect(
      await failure(
        saveListView(as(lin), { list: 'products', name: ' ', query: '', shared: false }),
      ),
    ).toBeInstanceOf(InvalidInputError)
    await deleteListView(as(lin), rings)
    expect(await listViews(zoe, 'products')).toEqual([])
  })
})

describe('one change to fifty products, two of them invalid', () => {
  it('changes the others or none, as one batch, and is undone as a whole', async () => {
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
    await publishDrafts(as(lin), { styleNumber: { startsWith: 'BULK-' } })
    const moqs = async () =>
      (
        await db.product.findMany({
          where: { styleNumber: { startsWith: 'BULK-' } },
          orderBy: { styleNumber: 'asc' },
          select: { moq: true },
        })
      ).map(({ moq }) => moq)
    const sixty: BulkChange = { kind: 'moq', value: 60 }
    const preview = await previewChange(as(lin), { styleNumber: { startsWith: 'BULK-' } }, sixty)
    const wrong = preview.filter(({ problem }) => problem !== null)
    expect(
      wrong
        .map(({ styleNumber, problem }) => [styleNumber, problem && say(problem, 'en')])
        .toSorted(),
    ).toEqual([
      ['BULK-0', 'is no multiple of 50'],
      ['BULK-1', 'is no multiple of 50'],
    ])
    expect(preview[0]?.differences).toMatchObject([{ field: 'moq', before: '100', after: '60' }])
    const versions = (rows: typeof preview) => new Map(rows.map((row) => [row.id, row.version]))
    // With all of them, none is changed.
    expect(await failure(changeProducts(as(lin), versions(preview), sixty))).toBeInstanceOf(
      InvalidInputError,
    )
    expect(new Set(await moqs())).toEqual(new Set([100]))
    const { batchId, products } = await changeProducts(
      as(lin),
      versions(preview.filter(({ problem }) => problem === null)),
      sixty,
    )
    expect(products).toBe(48)
    expect((await moqs()).filter((moq) => moq === 60)).toHaveLength(48)
    expect((await table({ q: 'bulk', sort: 'moq', down: '1' })).rows[0]?.moq).toBe(100)
    await undoPublish(as(lin), batchId)
    expect(new Set(await moqs())).toEqual(new Set([100]))
    // Removed from the shop the same way, and restored.
    const out = await changeProducts(
      as(lin),
      versions(
        await previewChange(as(lin), { styleNumber: { startsWith: 'BULK-' } }, { kind: 'archive' }),
      ),
      { kind: 'archive' },
    )
    expect(
      await db.product.count({
        where: { styleNumber: { startsWith: 'BULK-' }, status: 'ARCHIVED' },
      }),
    ).toBe(50)
    await undoPublish(as(lin), out.batchId)
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
  ])(
    'the table filtered by %s of %s is empty, and not empty by the opposite',
    async (name, value) => {
      expect((await table({ q: 'bulk', [name]: value })).total).toBe(0)
      expect(
        (
          await table({
            q: 'bulk',
            priceFrom: '0.01',
            since: '2020-01-01',
            draft: 'no',
            lacks: 'pictures',
            finish: 'PL',
          })
        ).total,
      ).toBe(50)
    },
  )

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
  ])('the table is sorted by %s in both directions', async (sort) => {
    const [up, down] = await Promise.all([table({ sort }), table({ sort, down: '1' })])
    expect(up.total).toBe(down.total)
    expect(up.rows).toHaveLength(50)
  })
})
