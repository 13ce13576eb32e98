import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyChange,
  changeSchema,
  MOST_ITEMS,
  readBook,
  type BookChange,
  type SavedItem,
  type SavedList,
} from './saved-lists'

const id = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const item = (sku: string, change: Partial<SavedItem> = {}): SavedItem => ({
  sku,
  style: '',
  quantity: null,
  note: '',
  ...change,
})
const items = fc.uniqueArray(
  fc.record({
    sku: fc.stringMatching(/^[A-Z][A-Z0-9]{1,6}$/),
    style: fc.constant(''),
    quantity: fc.option(fc.integer({ min: 1, max: 900 }), { nil: null }),
    note: fc.constantFrom('', 'a'),
  }),
  { selector: ({ sku }) => sku, maxLength: 8 },
)
const changes: fc.Arbitrary<BookChange> = fc.oneof(
  fc.record({
    do: fc.constant('put' as const),
    list: fc.record({
      id: fc.integer({ min: 1, max: 3 }).map(id),
      name: fc.constantFrom('A', 'B'),
      items,
    }),
  }),
  fc.record({
    do: fc.constant('item' as const),
    listId: fc.integer({ min: 1, max: 3 }).map(id),
    item: items.filter((some) => some.length > 0).map(([first = item('AA')]) => first),
  }),
  fc.record({
    do: fc.constant('remove' as const),
    listId: fc.integer({ min: 1, max: 3 }).map(id),
    sku: fc.constantFrom('AA', 'BB'),
  }),
  fc.record({ do: fc.constant('delete' as const), listId: fc.integer({ min: 1, max: 3 }).map(id) }),
)

describe('saved lists', () => {
  it('apply a repeated change once, and are read back from what a browser kept', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 12 }), changes, (before, change) => {
        const book = before.reduce<readonly SavedList[]>(applyChange, [])
        const once = applyChange(book, change)
        expect(applyChange(once, change)).toEqual(once)
        expect(readBook(JSON.parse(JSON.stringify(once)))).toEqual(once)
      }),
    )
  })

  it('keep what they had when lists are merged: their own quantity and note stay', () => {
    const book = applyChange([], {
      do: 'put',
      list: { id: id(1), name: 'Spring', items: [item('AA', { quantity: 100 })] },
    })
    expect(
      applyChange(book, {
        do: 'put',
        list: { id: id(1), name: 'Other', items: [item('AA', { quantity: 7 }), item('BB')] },
      }),
    ).toEqual([
      {
        id: id(1),
        name: 'Spring',
        shared: false,
        items: [item('AA', { quantity: 100 }), item('BB')],
      },
    ])
  })

  it('never exceed their limits and never throw', () => {
    const full = applyChange([], {
      do: 'put',
      list: {
        id: id(1),
        name: 'Full',
        items: Array.from({ length: MOST_ITEMS }, (_, i) => item(`S${i}`)),
      },
    })
    expect(
      applyChange(full, { do: 'item', listId: id(1), item: item('MORE') })[0]?.items,
    ).toHaveLength(MOST_ITEMS)
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(Array.isArray(readBook(value))).toBe(true)
      }),
    )
    expect(changeSchema.safeParse({ do: 'rename', listId: id(1), name: { not: '' } }).success).toBe(
      false,
    )
  })
})
