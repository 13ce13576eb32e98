import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { db } from '@/platform/db/client'
import { Prisma } from '@/platform/db/generated/client'
import type { ListShape } from '@/platform/lists/shape'
import { readPage, rowSource, type ListSource } from '@/platform/lists/source'
import { sqlSource } from '@/platform/lists/sql-source'
import { allPages } from '../../support/listed'

interface Paper {
  id: number
  total: bigint | null
  at: Date
  title: string
}
type Sort = 'number' | 'total' | 'at' | 'title'

const shape: ListShape<'title', Sort, 'q'> = {
  name: 'papers',
  path: '/papers',
  filters: { q: { kind: 'search' } },
  columns: ['title'],
  shown: ['title'],
  sorts: {
    number: { kind: 'integer' },
    total: { kind: 'bigint', optional: true },
    at: { kind: 'instant' },
    title: { kind: 'text' },
  },
  id: 'integer',
  order: { sort: 'number', down: false },
  pageRows: 3,
}

/** The papers as a table for one query: PostgreSQL compares and orders them. */
const tableOf = (all: readonly Paper[]) =>
  Prisma.sql`jsonb_to_recordset(${JSON.stringify(
    all.map((paper) => ({ ...paper, total: paper.total?.toString() ?? null })),
  )}::jsonb) AS p(id int, total bigint, at timestamptz, title text)`

const inPostgres = (all: readonly Paper[]): ListSource<Paper, 'q', Sort> =>
  sqlSource(shape, {
    from: tableOf(all),
    id: Prisma.sql`p.id`,
    keys: {
      number: Prisma.sql`p.id`,
      total: Prisma.sql`p.total`,
      at: Prisma.sql`p.at`,
      // Ordered like rows in memory, so that the two can be compared.
      title: Prisma.sql`p.title COLLATE "C"`,
    },
    where: ({ q }) => [q && Prisma.sql`strpos(p.title, ${q}) > 0`],
    load: (ids) => db.$queryRaw<Paper[]>`SELECT p.* FROM ${tableOf(all)} WHERE p.id = ANY(${ids})`,
    idOf: ({ id }) => id,
  })
const inMemory = (all: readonly Paper[]): ListSource<Paper, 'q', Sort> =>
  rowSource(all, {
    idOf: ({ id }) => id,
    keys: {
      number: ({ id }: Paper) => id,
      // Numbers of one length: as text they sort like numbers.
      total: ({ total }: Paper) => total?.toString() ?? null,
      at: ({ at }: Paper) => at.toISOString(),
      title: ({ title }: Paper) => title,
    },
    matches: ({ title }, { q }) => title.includes(q),
  })

const papers = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: -5, max: 40 }),
    total: fc.option(fc.bigInt({ min: 10n ** 15n, max: 10n ** 15n + 3n }), { nil: null }),
    at: fc.constantFrom(0, 1, 2).map((ms) => new Date(Date.UTC(2026, 10, 29) + ms)),
    title: fc.string({ unit: fc.constantFrom('a', 'b', "'", '%', 'é'), maxLength: 2 }),
  }),
  { selector: ({ id }) => id, maxLength: 14 },
)

describe('a list in PostgreSQL', () => {
  it('has the same pages as its rows in memory, by any key, in both directions, forward and back', async () => {
    await fc.assert(
      fc.asyncProperty(
        papers,
        papers,
        fc.constantFrom<Sort>('number', 'total', 'at', 'title'),
        fc.boolean(),
        fc.constantFrom('', 'a', "'"),
        async (all, later, sort, down, q) => {
          const params = { sort, down: down ? '1' : '0', q }
          const pages = await allPages(shape, inPostgres(all), params)
          expect(pages).toEqual(await allPages(shape, inMemory(all), params))
          // Then there are other rows, and the list continues from every place that was shown.
          const state = { filter: { q }, sort, down, columns: shape.shown }
          for (const { previous, next } of pages)
            for (const place of [
              previous && ({ side: 'before', cursor: previous } as const),
              next && ({ side: 'after', cursor: next } as const),
            ])
              if (place)
                expect(await readPage(inPostgres(later), shape, { ...state, place })).toEqual(
                  await readPage(inMemory(later), shape, { ...state, place }),
                )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('counts only as far as it is asked to', async () => {
    const nine = inPostgres(
      Array.from({ length: 9 }, (_, id) => ({ id, total: null, at: new Date(0), title: 'a' })),
    )
    const query = { filter: { q: '' }, sort: 'number', down: false, before: null } as const
    expect(await nine.count({ ...query, most: 5 })).toBe(5)
    expect(await nine.count({ ...query, most: 50 })).toBe(9)
  })
})
