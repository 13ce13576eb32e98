import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeFields, mergeRows, type Fields, type Row } from './merge'

const FIELDS = ['price', 'quantity', 'note'] as const
const cells = fc.record({
  price: fc.constantFrom('', '1', '2', '3'),
  quantity: fc.constantFrom('10', '20'),
  note: fc.constantFrom('', 'a', 'b'),
})
const rows = fc
  .uniqueArray(fc.constantFrom('k1', 'k2', 'k3', 'k4'), { maxLength: 4 })
  .chain((keys) =>
    fc.tuple(
      ...keys.map((key) => cells.map((each): Row<keyof typeof each> => ({ key, cells: each }))),
    ),
  )
const byKey = (all: readonly Row[]) => new Map(all.map(({ key, cells: each }) => [key, each]))

describe('two changes of the same fields', () => {
  it('take what only one side changed, keep mine where both did, and name exactly those', () => {
    fc.assert(
      fc.property(cells, cells, cells, (base, mine, theirs) => {
        const merged = mergeFields(base, mine, theirs)
        for (const field of FIELDS) {
          const [was, my, their] = [base[field], mine[field], theirs[field]]
          const collides = my !== was && their !== was && my !== their
          expect(merged.entries[field]).toBe(my === was ? their : my)
          expect(merged.conflicts.includes(field)).toBe(collides)
          expect(merged.taken.includes(field)).toBe(my === was && their !== was)
        }
      }),
    )
  })

  it('collide in the same fields, whoever saves first', () => {
    fc.assert(
      fc.property(cells, cells, cells, (base, one, other) => {
        expect(mergeFields(base, one, other).conflicts).toEqual(
          mergeFields(base, other, one).conflicts,
        )
      }),
    )
  })

  it('count a field that a side lacks as empty, and ignore spaces around a text', () => {
    const none = {} as Fields<'a' | 'b'>
    expect(mergeFields(none, { a: '', b: ' 2 ' }, { a: '1', b: '2' })).toEqual({
      entries: { a: '1', b: ' 2 ' },
      taken: ['a'],
      conflicts: [],
    })
  })
})

describe('two changes of the same lines', () => {
  it('give theirs where I changed nothing, and mine where they didn’t', () => {
    fc.assert(
      fc.property(rows, rows, (base, changed) => {
        const theirs = mergeRows(base, base, changed)
        expect(theirs.entries).toEqual(changed)
        expect(theirs.conflicts).toEqual([])
        const mine = mergeRows(base, changed, base)
        expect(byKey(mine.entries)).toEqual(byKey(changed))
        expect([mine.taken, mine.conflicts]).toEqual([[], []])
      }),
    )
  })

  it('lose nothing: each change of either side is in the result or is named', () => {
    fc.assert(
      fc.property(rows, rows, rows, (base, mine, theirs) => {
        const merged = mergeRows(base, mine, theirs)
        const [was, my, their, now] = [base, mine, theirs, merged.entries].map(byKey)
        const isConflict = (key: string, cell: string) =>
          merged.conflicts.includes(key) || merged.conflicts.includes(`${key}.${cell}`)
        for (const side of [my, their])
          for (const [key, changed] of side ?? [])
            for (const cell of FIELDS) {
              if (changed[cell] === (was?.get(key)?.[cell] ?? '')) continue
              if (now?.get(key)?.[cell] !== changed[cell]) expect(isConflict(key, cell)).toBe(true)
            }
        expect(merged.entries.length).toBe(now?.size)
      }),
    )
  })

  it('collide in the same way, whoever saves first', () => {
    fc.assert(
      fc.property(rows, rows, rows, (base, one, other) => {
        expect(new Set(mergeRows(base, one, other).conflicts)).toEqual(
          new Set(mergeRows(base, other, one).conflicts),
        )
      }),
    )
  })

  it('keep a line that one removed and the other changed, and say so', () => {
    const line: Row<'price'> = { key: 'k', cells: { price: '1' } }
    const dearer: Row<'price'> = { key: 'k', cells: { price: '2' } }
    expect(mergeRows([line], [], [dearer])).toEqual({
      entries: [dearer],
      taken: [],
      conflicts: ['k'],
    })
    expect(mergeRows([line], [line], [])).toEqual({ entries: [], taken: ['k'], conflicts: [] })
  })
})
