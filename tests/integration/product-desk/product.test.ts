import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveProduct } from '@/features/catalog/commands/archive-product'
import { createProduct } from '@/features/catalog/commands/create-product'
import { duplicateProduct } from '@/features/catalog/commands/duplicate-product'
import { publishProduct } from '@/features/catalog/commands/publish-product'
import { saveProduct, StaleProductError } from '@/features/catalog/commands/save-product'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import { entriesOf } from '@/features/catalog/rules/content'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { productTable } from '@/features/catalog/queries/product-table'
import { PRODUCT_LIST } from '@/features/catalog/rules/product-view'
import { listed } from '@/tests/support/listed'
import { submitRequest } from '@/features/requests/commands/submit-request'
import { db } from '@/platform/db/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { stopBoss } from '@/platform/jobs/boss'
import { anonymous, aRequest, now } from '../quotes/submit-request-fixtures'
import { lin, wei, id, current, save, openDesk } from './fixtures'
import { failure } from '@/tests/support/failure'
import { as } from '@/tests/support/as'

beforeAll(openDesk)
afterAll(stopBoss)

/** The table as the desk shows it. */
const table = async (params: Record<string, string>) =>
  listed(PRODUCT_LIST, await productTable(lin), params)

describe('a product at the desk', () => {
  it('is entered as a draft, and published with a record of what it was before', async () => {
    const before = await current()
    await save(lin, { name: 'Band ring, new' })
    expect((await db.product.findUniqueOrThrow({ where: { id } })).name).toBe(before.live.name)
    expect((await current()).draft?.name).toBe('Band ring, new')
    await publishProduct(as(lin), { id, version: (await current()).version })
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
    expect(await table({ q: 'band new', status: 'PUBLISHED' })).toMatchObject({ total: 1 })
    expect(await failure(publishProduct(as(lin), { id, version: after.version }))).toEqual(
      new ConflictError('nothing'),
    )
  })

  it('saved by two at once shows the second the difference before anything is overwritten', async () => {
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
    await publishProduct(as(wei), { id, version: (await current()).version })
  })

  it('is refused by field: another product’s address or SKU, a price that rises', async () => {
    const copy = await duplicateProduct(as(lin), id)
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
        saveProduct(as(lin), { id: copy.id, version, entries: { ...entriesOf(live), ...change } }),
      )
      expect(error instanceof InvalidInputError ? Object.keys(error.fieldErrors) : error).toEqual([
        field,
      ])
    }
    await publishProduct(as(lin), { id: copy.id, version })
    expect((await getDeskProduct(lin, copy.id)).status).toBe('PUBLISHED')
  })

  it('is created by hand, once, and hidden until it is published', async () => {
    const own = entriesOf((await current()).live)
    const entries = {
      ...own,
      slug: 'hand-made-ring',
      styleNumber: 'FS-HAND1',
      priceBreaks: '100 | 1.00',
      variants: 'FS-HAND1-ST-16 | ST | Steel | 16 | 16 mm | 0.00',
      options: '',
      variantBreaks: '',
      optionBreaks: '',
      finishMoqs: '',
      stock: '',
      pictures: '',
    }
    const { id: createdId } = await createProduct(as(lin), entries)
    const { status, live } = await getDeskProduct(lin, createdId)
    expect([status, live.styleNumber, live.priceBreaks]).toEqual([
      'DRAFT',
      'FS-HAND1',
      [{ fromQuantity: 100, unitPriceMinor: 100 }],
    ])
    const again = await failure(createProduct(as(lin), entries))
    expect(again instanceof InvalidInputError ? Object.keys(again.fieldErrors) : again).toEqual([
      'slug',
    ])
    const [one, other] = await Promise.allSettled(
      ['a', 'b'].map(() =>
        createProduct(as(lin), {
          ...entries,
          slug: 'at-once',
          styleNumber: 'FS-ONCE',
          variants: entries.variants.replaceAll('HAND1', 'ONCE'),
        }),
      ),
    )
    expect([one?.status, other?.status].toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('is published and undone with all of its fields and without loss', async () => {
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
    const { batchId } = await publishProduct(as(lin), { id, version: (await current()).version })
    expect(entriesOf((await current()).live)).toMatchObject(rules)
    expect(await db.listing.findUniqueOrThrow({ where: { productId: id } })).toMatchObject({
      card: { ready: true, imagePath: '/products/ring/pl#50% 40%' },
    })
    const copy = await getDeskProduct(lin, (await duplicateProduct(as(lin), id)).id)
    expect(copy.live).toMatchObject({
      pictures: (await current()).live.pictures,
      stock: [],
      variantBreaks: [{ sku: copy.live.variants[1]?.sku }, {}],
    })
    await undoPublish(as(lin), batchId)
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
    await publishProduct(as(lin), { id, version })
    expect((await current()).live).toEqual({ ...live, summary: 'Entered long ago' })
    await db.productImage.deleteMany({ where: { productId: id } })
  })

  it('keeps a SKU that a buyer has requested', async () => {
    await submitRequest(
      as(anonymous, now),
      aRequest({ lines: [{ kind: 'BULK', sku: 'RG-1-PL-17', quantity: 500 }] }),
      'en',
    )
    const { live } = await current()
    await save(lin, {
      variants: entriesOf({
        ...live,
        variants: live.variants.map((variant) => ({ ...variant, sku: `X-${variant.sku}` })),
      }).variants,
    })
    expect(
      await failure(publishProduct(as(lin), { id, version: (await current()).version })),
    ).toEqual(new ConflictError('sku_in_use'))
    expect((await current()).live).toEqual(live)
    await save(lin, { variants: entriesOf(live).variants })
    await publishProduct(as(lin), { id, version: (await current()).version })
  })

  it('removed from the shop is restored by an undo, once', async () => {
    const { batchId } = await archiveProduct(as(lin), { id, version: (await current()).version })
    expect((await current()).status).toBe('ARCHIVED')
    await undoPublish(as(lin), batchId)
    const { status, changes } = await current()
    expect([status, ...changes.slice(0, 2).map(({ kind }) => kind)]).toEqual([
      'PUBLISHED',
      'undo',
      'archive',
    ])
    expect(changes[0]?.status).toEqual({ before: 'ARCHIVED', after: 'PUBLISHED' })
    expect(await failure(undoPublish(as(lin), batchId))).toEqual(new ConflictError('superseded'))
  })
})
