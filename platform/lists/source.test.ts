import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cursor } from './cursor'
import { beyond } from './keyset'
import { comparePlaces, everyRow, readPage, rowSource, type ListSource } from './source'
import type { ListState, Place } from './shape'

interface Row {
  id: number
  total: number | null
}
const rows = fc.uniqueArray(
  // Few values, so that many are equal; some have none.
  fc.record({ id: fc.nat(60), total: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null }) }),
  { selector: ({ id }) => id, maxLength: 40 },
)
const listed = (all: readonly Row[]): ListSource<Row, string, 'total'> =>
  rowSource(all, {
    idOf: ({ id }) => id,
    keys: { total: ({ total }: Row) => total },
    matches: () => true,
  })
const state = (down: boolean, place: Place | null = null): ListState<string, 'total'> => ({
  filter: {},
  sort: 'total',
  down,
  columns: [],
  place,
})
/** By its own definition: the value, rows without one at the end, then the id. */
const sorted = (all: readonly Row[], down: boolean): Row[] => {
  const way = down ? -1 : 1
  return [
    ...all
      .filter(({ total }) => total !== null)
      .toSorted((a, b) => way * (Number(a.total) - Number(b.total) || a.id - b.id)),
    ...all.filter(({ total }) => total === null).toSorted((a, b) => way * (a.id - b.id)),
  ]
}
const page = (all: readonly Row[], pageRows: number, down: boolean, place: Place | null = null) =>
  readPage(listed(all), { pageRows }, state(down, place))

describe('pages of a list', () => {
  it('contain every row once, in order, forward and back, with their position in the count', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (all, size, down) => {
          const expected = sorted(all, down)
          const forward: Awaited<ReturnType<typeof page>>[] = [await page(all, size, down)]
          for (let next = forward[0]?.next; next; next = forward.at(-1)?.next)
            forward.push(await page(all, size, down, { side: 'after', cursor: next }))
          expect(forward.flatMap((each) => each.rows)).toEqual(expected)
          forward.forEach((each, i) => {
            expect(each.total).toBe(all.length)
            expect(each.range).toEqual(
              all.length === 0 ? null : { from: i * size + 1, to: i * size + each.rows.length },
            )
            expect(each.previous === null).toBe(i === 0)
          })
          // From the last page back through every one before it.
          let at = forward.at(-1)
          for (let i = forward.length - 2; i >= 0; i--) {
            const cursor = at?.previous
            expect(cursor).not.toBeNull()
            at = cursor ? await page(all, size, down, { side: 'before', cursor }) : undefined
            expect(at).toEqual(forward[i])
          }
        },
      ),
    )
  })

  it('continue from the same place when rows have come and gone, including the row of the place', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        rows,
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        async (before, after, size, down) => {
          const { next, rows: rowsSeen } = await page(before, size, down)
          fc.pre(next !== null)
          const last = rowsSeen.at(-1) as Row
          const place = { side: 'after', cursor: next as Cursor } as const
          const second = await page(after, size, down, place)
          const others = after.filter(({ id, total }) => id !== last.id || total !== last.total)
          const expected = sorted([...others, last], down)
          expect(second.rows).toEqual(expected.slice(expected.indexOf(last) + 1).slice(0, size))
        },
      ),
    )
  })

  it('are exported completely, however many there are', async () => {
    const many = Array.from({ length: 1_203 }, (_, i) => ({ id: i, total: i % 7 || null }))
    const found = []
    for await (const row of everyRow(listed(many), state(true))) found.push(row)
    expect(found).toEqual(sorted(many, true))
  })

  it('begin at the start when reading back leaves less than a page', async () => {
    const all = [1, 2, 3, 4, 5].map((id) => ({ id, total: id }))
    const back = await page(all, 3, false, { side: 'before', cursor: { key: 3, id: 3 } })
    expect(back.rows.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(back).toMatchObject({ previous: null, next: { key: 3, id: 3 } })
    // A place that nothing follows any more.
    expect(await page(all, 3, false, { side: 'after', cursor: { key: 9, id: 9 } })).toMatchObject({
      rows: [],
      range: null,
      total: 5,
    })
  })
})

describe('the rows beyond a place', () => {
  it('are those that an order puts behind it, with empty values as in PostgreSQL', () => {
    const place = fc.record({
      key: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
      id: fc.nat(5),
    })
    type Test = (at: Cursor) => boolean
    const number = (key: Cursor['key']) => Number(key)
    fc.assert(
      fc.property(
        place,
        place,
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('last' as const, 'greatest' as const),
        (from, at, down, reverse, empty) => {
          const order = { down, reverse, empty }
          const isBeyond = beyond<Test>(
            {
              keyIs: (relation, value) => (a) =>
                a.key !== null &&
                ((relation.includes('=') && a.key === value) ||
                  (relation.startsWith('<')
                    ? number(a.key) < Number(value)
                    : number(a.key) > Number(value))),
              keyIsEmpty: (yes) => (a) => (a.key === null) === yes,
              idIs: (relation, id) => (a) => (relation === '<' ? a.id < id : a.id > id),
              and:
                (...all) =>
                (a) =>
                  all.every((one) => one(a)),
              or:
                (...all) =>
                (a) =>
                  all.some((one) => one(a)),
            },
            from,
            order,
          )(at)
          expect(isBeyond).toBe(comparePlaces(at, from, order) > 0)
          // Reading back is the same order from its other end.
          const back = comparePlaces(at, from, { ...order, reverse: !reverse })
          expect(Math.sign(back) + Math.sign(comparePlaces(at, from, order))).toBe(0)
        },
      ),
    )
  })
})
