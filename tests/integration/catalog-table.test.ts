import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { publishDrafts } from '@/features/catalog/commands/publish-drafts'
import { saveBasePrice } from '@/features/catalog/commands/save-base-price'
import { saveProduct, StaleProductError } from '@/features/catalog/commands/save-product'
import { schedulePublish } from '@/features/catalog/commands/schedule-publish'
import { entriesOf, type ProductContent } from '@/features/catalog/rules/content'
import { insertProducts } from '@/features/catalog/commands/write-products'
import { getDeskProduct } from '@/features/catalog/queries/product-drafts'
import { deskWhere, productTable } from '@/features/catalog/queries/product-table'
import { PRODUCT_LIST, productFilter } from '@/features/catalog/rules/product-view'
import { LACKING, lackingOf, type HeldDocument } from '@/features/catalog/rules/lacking'
import { factoryDay } from '@/platform/day'
import { readList } from '@/platform/lists/shape'
import { readPage } from '@/platform/lists/source'
import { db } from '@/platform/db/client'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { boss, stopBoss } from '@/platform/jobs/boss'
import { allPages, listed } from '../support/listed'
import { anyContent } from '../support/any-content'
import { seedRing } from './quotes/submit-request-fixtures'
import { failure } from '@/tests/support/failure'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const wei: Actor = { ...lin, userId: 'wei', name: 'Wei' }

beforeAll(async () => {
  await boss()
  await seedRing()
})
afterAll(stopBoss)

/** Texts around a length, with characters that LIKE and JavaScript count differently. */
const textOf = (least: number) =>
  fc
    .array(fc.constantFrom('a', ' ', '%', '_', '\\', '\n', 'é', '金', '💍'), {
      minLength: least - 3,
      maxLength: least + 3,
    })
    .map((all) => `x${all.slice(2).join('')}x`)
const today = factoryDay(new Date())
const yesterday = new Date(Date.parse(today) - 86_400_000)
const DOCUMENTS = ['HOLDS', 'TODAY', 'ENDED', 'WITHDRAWN', 'NOWHERE']
const HELD: HeldDocument[] = [
  { code: 'HOLDS', validUntil: null },
  { code: 'TODAY', validUntil: today },
  { code: 'ENDED', validUntil: yesterday.toISOString().slice(0, 10) },
]
const lackingContent = fc
  .record({
    content: anyContent,
    summary: textOf(20),
    description: textOf(40),
    alt: fc.constantFrom('ab', 'abc', '金金', '💍💍', '💍💍💍', 'a%', 'a__'),
    unitWeightGrams: fc.constantFrom('0', '0.01', '5.2'),
    hsCodeUs: fc.constantFrom('0000.00.0000', '7117.19.9000'),
    documents: fc.subarray(DOCUMENTS),
  })
  .map(({ content, alt, ...rest }): ProductContent => ({
    ...content,
    ...rest,
    pictures: content.pictures.map((picture, i) => ({
      ...picture,
      alt: i === 0 ? alt : picture.alt.padEnd(3, '.'),
    })),
  }))

describe('gaps of a product', () => {
  it('are found alike by the rule and by the table’s filter, for any product', async () => {
    const document = (code: string, more: { expiresOn?: Date; withdrawnAt?: Date } = {}) => ({
      code,
      kind: 'reach',
      number: code,
      issuer: 'A laboratory',
      issuedOn: new Date('2026-01-01'),
      scope: 'All',
      fileName: 'a.pdf',
      contentType: 'application/pdf',
      sizeBytes: 1,
      sha256: '0'.repeat(64),
      storageKey: `documents/${code}`,
      by: 'Lin',
      ...more,
    })
    await db.complianceDocument.createMany({
      data: [
        document('HOLDS'),
        document('TODAY', { expiresOn: new Date(today) }),
        document('ENDED', { expiresOn: yesterday }),
        document('WITHDRAWN', { withdrawnAt: new Date() }),
      ],
    })
    const contents = fc.sample(lackingContent, 150).map((content, i): ProductContent => ({
      ...content,
      styleNumber: `LACK-${i}`,
      slug: `lack-${i}`,
      variants: content.variants.map((variant, at) => ({ ...variant, sku: `LACK-${i}-${at}` })),
      variantBreaks: [],
      stock: [],
    }))
    await db.$transaction((tx) => insertProducts(tx, contents), { timeout: 30_000 })
    for (const what of LACKING) {
      const found = await db.product.findMany({
        where: {
          AND: [
            await deskWhere(productFilter(`lacks=${what}`)),
            { styleNumber: { startsWith: 'LACK-' } },
          ],
        },
        select: { styleNumber: true },
      })
      const expected = contents
        .filter((content) => lackingOf(content, HELD, today).includes(what))
        .map(({ styleNumber }) => styleNumber)
      expect([what, found.map(({ styleNumber }) => styleNumber).toSorted()]).toEqual([
        what,
        expected.toSorted(),
      ])
      // A filter that is always or never true would show nothing.
      expect([what, expected.length > 0 && expected.length < contents.length]).toEqual([what, true])
    }
  })
})

const products = async (params: Record<string, string>) =>
  listed(PRODUCT_LIST, await productTable(lin), params)

describe('the table', () => {
  it.each(Object.keys(PRODUCT_LIST.sorts))(
    'pages through every product once by %s, in both directions, and back',
    async (sort) => {
      const source = await productTable(lin)
      const total = await db.product.count()
      for (const down of ['0', '1']) {
        const pages = await allPages(PRODUCT_LIST, source, { sort, down })
        const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id))
        expect(ids).toHaveLength(total)
        expect(new Set(ids).size).toBe(total)
        const cursor = pages.at(-1)?.previous
        expect(pages.length).toBeGreaterThan(2)
        expect(
          await readPage(source, PRODUCT_LIST, {
            ...readList(PRODUCT_LIST, { sort, down }).state,
            place: cursor ? { side: 'before', cursor } : null,
          }),
        ).toEqual(pages.at(-2))
      }
    },
  )

  it('is filtered to what is ready to ship, and to what is scheduled for publishing', async () => {
    const { id } = await db.product.findFirstOrThrow({ where: { styleNumber: 'RG-1' } })
    const { live } = await getDeskProduct(lin, id)
    const variant = (sku: string) => [
      { ...live.variants[0], sku } as ProductContent['variants'][number],
    ]
    await db.$transaction((tx) =>
      insertProducts(tx, [
        {
          ...live,
          styleNumber: 'STOCK-1',
          slug: 'stock-1',
          variants: variant('STOCK-1-A'),
          stock: [{ sku: 'STOCK-1-A', pieces: 40 }],
          stockLeadTimeDays: 3,
        },
        {
          ...live,
          styleNumber: 'STOCK-2',
          slug: 'stock-2',
          variants: variant('STOCK-2-A'),
          stock: [{ sku: 'STOCK-2-A', pieces: 0 }],
          stockLeadTimeDays: 3,
        },
        { ...live, styleNumber: 'STOCK-3', slug: 'stock-3', variants: variant('STOCK-3-A') },
      ]),
    )
    await publishDrafts(as(lin), { styleNumber: { startsWith: 'STOCK-' } })
    const styles = async (params: Record<string, string>) =>
      (await products({ q: 'STOCK-', ...params })).rows.map(({ styleNumber }) => styleNumber)
    expect(await styles({ ready: 'yes' })).toEqual(['STOCK-1'])
    expect(await styles({ scheduled: 'yes' })).toEqual([])
    const third = await db.product.findFirstOrThrow({ where: { styleNumber: 'STOCK-3' } })
    await saveProduct(as(lin), {
      id: third.id,
      version: third.version,
      entries: { ...entriesOf((await getDeskProduct(lin, third.id)).live), name: 'Later' },
    })
    await schedulePublish(as(lin), {
      id: third.id,
      version: third.version + 1,
      at: `${new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10)}T09:00`,
    })
    expect(await styles({ scheduled: 'yes' })).toEqual(['STOCK-3'])
  })

  it('saves a base price in its row as a draft, on top of earlier entries and without overwriting a colleague’s', async () => {
    const { id } = await db.product.findFirstOrThrow({ where: { styleNumber: 'RG-1' } })
    const at = async () => (await db.product.findUniqueOrThrow({ where: { id } })).version
    const row = async () =>
      (await products({ q: 'RG-1' })).rows.find(({ styleNumber }) => styleNumber === 'RG-1')
    await saveProduct(as(lin), {
      id,
      version: await at(),
      entries: { ...entriesOf((await getDeskProduct(lin, id)).live), summary: 'Entered before' },
    })
    const version = await at()
    expect(await saveBasePrice(as(lin), { id, version: version, price: '1.35' })).toEqual({
      version: version + 1,
    })
    expect(await getDeskProduct(lin, id)).toMatchObject({
      live: { priceBreaks: [{ unitPriceMinor: 120 }, { unitPriceMinor: 100 }] },
      draft: {
        summary: 'Entered before',
        priceBreaks: [
          { fromQuantity: 100, unitPriceMinor: 135 },
          { fromQuantity: 500, unitPriceMinor: 100 },
        ],
      },
    })
    expect(await row()).toMatchObject({
      fromPriceMinor: 100,
      toPriceMinor: 120,
      draftPriceMinor: 135,
      hasDraft: true,
      version: version + 1,
    })
    // Saving the same again changes nothing.
    expect(await saveBasePrice(as(lin), { id, version: version + 1, price: '1.35' })).toEqual({
      version: version + 1,
    })

    const stale = await failure(saveBasePrice(as(wei), { id, version: version, price: '1.50' }))
    expect(stale).toBeInstanceOf(StaleProductError)
    expect(stale).toMatchObject({
      by: 'Lin',
      version: version + 1,
      now: { priceBreaks: expect.stringContaining('100 | 1.35') as string },
    })
    expect((await row())?.draftPriceMinor).toBe(135)
    // Once they have seen the conflict, saving is deliberate.
    await saveBasePrice(as(wei), { id, version: version + 1, price: '1.50' })
    expect((await row())?.draftPriceMinor).toBe(150)

    const now = await at()
    expect(
      await failure(saveBasePrice(as(lin), { id, version: now, price: '0.90' })),
    ).toMatchObject({
      fieldErrors: { priceBreaks: [expect.any(String)] },
    })
    for (const price of ['', '1,300', '-1', '1e3', '0.001', '=1+1'])
      expect(await failure(saveBasePrice(as(lin), { id, version: now, price }))).toBeInstanceOf(
        InvalidInputError,
      )
    await expect(
      saveBasePrice(as(lin), {
        id: '00000000-0000-4000-8000-000000000000',
        version: 1,
        price: '1.00',
      }),
    ).rejects.toBeInstanceOf(NotFoundError)
    expect(await at()).toBe(now)
  })
})
