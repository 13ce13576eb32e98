import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeCursor } from './cursor'
import {
  changed,
  listHref,
  listQuery,
  movedColumn,
  readList,
  readListQuery,
  toggledColumn,
  type ListShape,
} from './shape'

const COLUMNS = ['buyer', 'state', 'total', 'since'] as const
type Column = (typeof COLUMNS)[number]
const shape: ListShape<
  Column,
  'number' | 'total' | 'since',
  'q' | 'state' | 'code' | 'from' | 'day'
> = {
  name: 'papers',
  path: '/staff/papers',
  filters: {
    q: { kind: 'search' },
    state: { kind: 'choice', of: ['OPEN', 'DONE'], formerly: { open: 'OPEN' } },
    code: { kind: 'code', form: /^[a-z]{1,8}$/ },
    from: { kind: 'amount', currency: 'USD', mostMinor: 100_000 },
    day: { kind: 'day' },
  },
  columns: COLUMNS,
  shown: ['buyer', 'state'],
  sorts: {
    number: { kind: 'integer' },
    total: { kind: 'bigint', optional: true },
    since: { kind: 'instant' },
  },
  id: 'integer',
  order: { sort: 'number', down: true },
  pageRows: 10,
}
const NAMES = [
  'q',
  'state',
  'code',
  'from',
  'day',
  'sort',
  'down',
  'columns',
  'after',
  'before',
  'x',
]
const cursors = fc.oneof(
  fc.integer().map((key) => writeCursor('number', { key, id: 7 })),
  fc.bigInt({ min: 0n, max: 10n ** 17n }).map((n) => writeCursor('total', { key: `${n}`, id: 7 })),
  fc.constant(writeCursor('total', { key: null, id: 7 })),
  fc
    .date({ min: new Date(0), noInvalidDate: true })
    .map((at) => writeCursor('since', { key: at.toISOString(), id: 7 })),
  fc.json().map((json) => Buffer.from(json).toString('base64url')),
)
const values = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'OPEN',
    'open',
    'DONE',
    'rings',
    '12.50',
    '1,250',
    '2026-11-01',
    '2026-02-30',
    'number',
    'total',
    'since',
    '0',
    '1',
    'buyer,total',
    'buyer,buyer,secret',
    '\0',
    '\uD800',
  ),
  cursors,
)
const addresses = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.oneof(values, fc.array(values), fc.constant(undefined)),
)

describe('a list in its address', () => {
  it('is read back as it was written, whatever the address contained', () => {
    fc.assert(
      fc.property(addresses, (params) => {
        const { state } = readList(shape, params)
        const query = listQuery(shape, state)
        expect(readListQuery(shape, query)).toEqual(state)
        expect(listQuery(shape, readListQuery(shape, query))).toBe(query)
        expect(readList(shape, Object.fromEntries(new URLSearchParams(query))).unread).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })

  it('names what it can’t read, and is otherwise what was asked for', () => {
    const { state, unread } = readList(shape, {
      q: ` a\0b  ${'c'.repeat(200)}`,
      state: 'SECRET',
      code: 'DROP TABLE',
      from: '1e9',
      day: '2026-13-45',
      sort: 'password',
      // The name of a method that every object has isn't a direction.
      down: 'toString',
      columns: 'total,password',
      after: writeCursor('since', { key: '2026-11-01T00:00:00.000Z', id: 1 }),
      before: 'x',
      unknown: '1',
    })
    expect(state).toEqual({
      filter: { q: `a b ${'c'.repeat(76)}`, state: '', code: '', from: '', day: '' },
      sort: 'number',
      down: true,
      columns: ['total'],
      place: null,
    })
    expect(unread.toSorted()).toEqual(
      ['state', 'code', 'from', 'day', 'sort', 'down', 'columns', 'after', 'before'].toSorted(),
    )
  })

  it('has the plain address by default, and understands older words', () => {
    expect(listHref(shape, readList(shape, {}).state)).toBe('/staff/papers')
    expect(readList(shape, { state: 'open' })).toMatchObject({
      state: { filter: { state: 'OPEN' } },
      unread: [],
    })
    expect(listQuery(shape, readList(shape, { sort: 'total', down: '1' }).state)).toBe(
      'sort=total&down=1',
    )
    expect(listQuery(shape, readList(shape, { sort: 'number' }).state)).toBe('down=0')
  })

  it('accepts no place of another order, and begins at the start when it is changed', () => {
    const after = writeCursor('number', { key: 5, id: 5 })
    expect(readList(shape, { after }).state.place).toEqual({
      side: 'after',
      cursor: { key: 5, id: 5 },
    })
    expect(readList(shape, { after, sort: 'total' })).toMatchObject({
      state: { place: null },
      unread: ['after'],
    })
    expect(changed(readList(shape, { after }).state, { sort: 'total' }).place).toBeNull()
    for (const key of [null, '5', 1.5, 2 ** 40, {}])
      expect(
        readList(shape, {
          after: Buffer.from(JSON.stringify(['number', key, 5])).toString('base64url'),
        }).unread,
      ).toEqual(['after'])
  })

  it('keeps every other column and its order when one is shown, hidden or moved', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...COLUMNS), { minLength: 1 }),
        fc.constantFrom(...COLUMNS),
        fc.constantFrom(-1, 1),
        (shown, column, by: -1 | 1) => {
          expect(movedColumn(shown, column, by).toSorted()).toEqual(shown.toSorted())
          const toggled = toggledColumn(shown, column)
          expect(toggled.length).toBeGreaterThan(0)
          expect(toggled.filter((each) => each !== column)).toEqual(
            shown.length === 1 && shown[0] === column
              ? []
              : shown.filter((each) => each !== column),
          )
        },
      ),
    )
  })
})
