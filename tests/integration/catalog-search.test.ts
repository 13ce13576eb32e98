import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { archiveProduct } from '@/features/catalog/commands/archive-product'
import { changeProducts } from '@/features/catalog/commands/change-products'
import {
  FACETS,
  PAGE_SIZE,
  readFilters,
  sizeValue,
  SORTS,
  weightBand,
  type CatalogFilters,
  type Facet,
} from '@/features/catalog/rules/filters'
import { readFacetTerms, suggestWays } from '@/features/catalog/queries/suggest-ways'
import { findProducts, nearestProducts } from '@/features/catalog/queries/listing'
import { ensureListing } from '@/features/catalog/commands/write-listing'
import { undoPublish } from '@/features/catalog/commands/undo-publish'
import type { Actor } from '@/features/accounts/rules/actor'
import { STAFF_ROLES } from '@/features/accounts/rules/staff-roles'
import { as } from '@/tests/support/as'
import { db } from '@/platform/db/client'
import { seedProducts } from '../../prisma/seed/products'

const lin: Actor = {
  kind: 'staff',
  userId: 'lin',
  name: 'Lin',
  email: 'lin@fsc.example',
  roles: STAFF_ROLES,
}
const asked = (change: Partial<CatalogFilters>): CatalogFilters => ({
  ...readFilters({}),
  ...change,
})
const names = async (q: string) =>
  (await findProducts(asked({ q }))).products.map(({ name }) => name)

interface Row {
  line: string
  type: string
  grade: string | null
  finishes: string[]
  sizes: string[]
  weight: string
  moq: number
  leadTimeDays: number
  priceMinor: number
  ready: boolean
}
let rows: Row[] = []

beforeAll(async () => {
  await seedProducts(db)
  expect(await ensureListing()).toBe(await db.product.count())
  expect(await ensureListing()).toBeNull()
  const products = await db.product.findMany({ include: { variants: true, listing: true } })
  rows = products.map(
    ({ line, type, grade, moq, leadTimeDays, variants, listing, stock, unitWeightGrams }) => ({
      sizes: sizesOf(variants),
      weight: weightBand(unitWeightGrams.toString()),
      priceMinor: listing?.fromPriceMinor ?? 0,
      ready: Array.isArray(stock) && stock.length > 0,
      line: line.toLowerCase(),
      type,
      grade,
      moq,
      leadTimeDays,
      finishes: [...new Set(variants.map(({ finishCode }) => finishCode))],
    }),
  )
})

const sizesOf = (variants: readonly { sizeCode: string; sizeName: string }[]): string[] => {
  const sizes = [
    ...new Set(
      variants.map(({ sizeCode, sizeName }) => sizeValue({ code: sizeCode, name: sizeName })),
    ),
  ]
  return sizes.length > 1 ? sizes : []
}
const valuesOf = (row: Row, facet: Facet): string[] =>
  facet === 'finish' ? row.finishes : facet === 'size' ? row.sizes : [row[facet] ?? []].flat()
const fits = (row: Row, filters: CatalogFilters, aside?: Facet): boolean =>
  FACETS.every(
    (facet) =>
      facet === aside ||
      filters[facet].length === 0 ||
      valuesOf(row, facet).some((value) => filters[facet].includes(value)),
  ) &&
  (filters.moq === null || row.moq <= filters.moq) &&
  (filters.leadTime === null || row.leadTimeDays <= filters.leadTime) &&
  (filters.price === null || row.priceMinor <= filters.price) &&
  (filters.ready === null || row.ready === (filters.ready === 'yes'))

describe('the listing', () => {
  it('finds and counts the same as a look at every product', async () => {
    const some = (facet: Facet) =>
      fc.subarray([...new Set(rows.flatMap((row) => valuesOf(row, facet)))])
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          line: some('line'),
          type: some('type'),
          finish: some('finish'),
          grade: some('grade'),
          size: some('size'),
          weight: some('weight'),
          moq: fc.constantFrom(null, 50, 100, 300),
          leadTime: fc.constantFrom(null, 21, 30),
          price: fc.constantFrom(null, 100, 500),
          ready: fc.constantFrom(null, 'yes' as const, 'no' as const),
          sort: fc.constantFrom(...SORTS),
        }),
        async (choice) => {
          const filters = asked(choice)
          const found = await findProducts(filters)
          expect(found.total).toBe(rows.filter((row) => fits(row, filters)).length)
          expect(found.products).toHaveLength(Math.min(PAGE_SIZE, found.total))
          for (const facet of FACETS) {
            const counts = new Map<string, number>(filters[facet].map((value) => [value, 0]))
            for (const row of rows.filter((each) => fits(each, filters, facet)))
              for (const value of valuesOf(row, facet))
                counts.set(value, (counts.get(value) ?? 0) + 1)
            expect(new Map(found.facets[facet].map(({ value, count }) => [value, count]))).toEqual(
              counts,
            )
          }
          if (filters.sort === 'price')
            expect(found.products.map(({ fromPriceMinor }) => fromPriceMinor)).toEqual(
              found.products.map(({ fromPriceMinor }) => fromPriceMinor).toSorted((a, b) => a - b),
            )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('has every product on exactly one page', async () => {
    for (const sort of SORTS) {
      const first = await findProducts(asked({ sort }))
      const all = await Promise.all(
        Array.from({ length: first.pages }, (_, i) => findProducts(asked({ sort, page: i + 1 }))),
      )
      expect(new Set(all.flatMap(({ products }) => products.map(({ slug }) => slug))).size).toBe(
        rows.length,
      )
    }
  })

  it.each([
    ['neclace', /necklace/i],
    ['braclets', /bracelet|cuff/i],
    ['rign', /ring/i],
    ['anillo', /ring/i],
    ['手链', /bracelet/i],
    ['316l gold hoop', /hoop|huggie/i],
    ['cuban 8mm', /cuban/i],
    ['WOOD', /wood/i],
  ])('finds %s', async (q, name) => {
    const found = await names(q)
    expect(found.length).toBeGreaterThan(0)
    expect(found[0]).toMatch(name)
  })

  it('finds a product by its SKU or style number, and by the beginning of its style number', async () => {
    const { styleNumber, name, variants } = await db.product.findFirstOrThrow({
      include: { variants: true },
    })
    expect(await names(styleNumber.toLowerCase())).toEqual([name])
    expect(await names(variants[0]?.sku ?? '')).toEqual([name])
    expect(await names(styleNumber.slice(0, -1))).toContain(name)
  })

  it.each(['^$.*%_[', '\\', "'; DROP TABLE product; --", 'x'.repeat(80), '%%%%', '😀'])(
    'copes with %s',
    async (q) => {
      expect((await findProducts(asked({ q }))).total).toBe(0)
    },
  )

  it('says what to leave out where nothing is found', async () => {
    const found = await findProducts(asked({ q: 'hoop titanium', line: ['boxes'] }))
    expect(found.total).toBe(0)
    const boxesWithoutWords = await findProducts(asked({ q: 'walnut hoop', line: ['boxes'] }))
    expect(boxesWithoutWords.waysOut).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          leave: { facet: 'word', value: 'hoop' },
          change: { q: 'walnut' },
        }),
      ]),
    )
    for (const { change, total } of boxesWithoutWords.waysOut)
      expect(
        (await findProducts({ ...asked({ q: 'walnut hoop', line: ['boxes'] }), ...change })).total,
      ).toBe(total)
  })

  it.each([
    ['neckless', 'necklace'],
    ['braclet', null],
    ['qqqqqq', null],
    ['hup earings', 'hoop earring'],
  ])('suggests for %s what it may mean: %s', async (q, meaning) => {
    const found = await findProducts(asked({ q }))
    if (meaning === null || found.total > 0) return expect(found.meant).toBeNull()
    expect((await findProducts(asked({ q: found.meant ?? '' }))).total).toBeGreaterThan(0)
  })

  it('suggests the part of the catalog that words name, with its count', async () => {
    const terms = await readFacetTerms()
    const [first] = await suggestWays('hoops gold', terms)
    expect(first).toMatchObject({ what: { words: 'hoop' }, finish: expect.stringMatching(/gold/i) })
    expect(
      (
        await findProducts(
          readFilters(Object.fromEntries(new URLSearchParams(first?.href.split('?')[1]))),
        )
      ).total,
    ).toBe(first?.count)
    expect(await suggestWays('rings', terms)).toMatchObject([
      { what: { type: 'rings' }, finish: null, href: '/catalog?type=rings' },
    ])
    for (const q of ['^$.*%_[', 'x'.repeat(80), '不', "'"])
      expect(Array.isArray(await suggestWays(q, terms))).toBe(true)
  })

  it('suggests while one types', async () => {
    expect((await nearestProducts('hug', 6)).map(({ name }) => name)).toEqual([
      'Huggie earrings 12 mm',
    ])
  })

  it('follows what is published, at once', async () => {
    const before = await findProducts(asked({ type: ['rings'] }))
    const ring = await db.product.findUniqueOrThrow({
      where: { slug: before.products[0]?.slug ?? '' },
    })
    await changeProducts(as(lin), new Map([[ring.id, ring.version]]), {
      kind: 'amount',
      amountMinor: 7,
    })
    expect((await findProducts(asked({ type: ['rings'] }))).products[0]?.fromPriceMinor).toBe(
      (before.products[0]?.fromPriceMinor ?? 0) + 7,
    )
    const { batchId } = await archiveProduct(as(lin), { id: ring.id, version: ring.version + 1 })
    expect(await findProducts(asked({ type: ['rings'] }))).toMatchObject({
      total: before.total - 1,
    })
    expect(await names(ring.styleNumber)).toEqual([])
    await undoPublish(as(lin), batchId)
    expect((await findProducts(asked({ type: ['rings'] }))).total).toBe(before.total)
  })

  it('walks a long list in the same order as a short one', async () => {
    // More matches than are sorted in memory: copied in SQL, since only their order matters.
    await db.$executeRaw`
      INSERT INTO product (id, slug, "styleNumber", name, line, type, summary, description, material, dimensions, "unitWeightGrams", moq, "orderMultiple", "leadTimeDays", "sampleLeadTimeDays", "cartonPieces", "cartonLengthMm", "cartonWidthMm", "cartonHeightMm", "cartonGrossGrams", "hsCodeUs", origins, status, position, "searchText", "updatedAt")
      SELECT gen_random_uuid(), 'many-' || i, 'MANY-' || i, 'Many ' || i, 'BOXES', 'many', '', '', 'steel', '[]', 1, 50 + i % 7, 1, i % 50, 1, 1, 1, 1, 1, 1, '7117.19.9000', '{CN}', 'PUBLISHED', 1000 + i % 3, 'many', now() FROM generate_series(1, 2500) AS i`
    await db.$executeRaw`DELETE FROM listing_term WHERE kind = 'all'`
    await ensureListing()
    const filters = asked({ type: ['many'], sort: 'leadTime' })
    const expected = await db.listing.findMany({
      where: { product: { type: 'many' } },
      orderBy: [{ leadTimeDays: 'asc' }, { position: 'asc' }, { ordinal: 'asc' }],
      select: { product: { select: { slug: true } } },
    })
    for (const page of [1, 2, 77, 125]) {
      const found = await findProducts({ ...filters, page })
      expect(found.total).toBe(2500)
      expect(found.products.map(({ slug }) => slug)).toEqual(
        expected.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ product }) => product.slug),
      )
    }
  })
})
