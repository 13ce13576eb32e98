import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  DESK_COLUMNS,
  deskQuery,
  movedColumn,
  readDeskQuery,
  readDeskView,
  toggledColumn,
  type DeskColumn,
} from './product-view'

const columns = fc.uniqueArray(fc.constantFrom(...DESK_COLUMNS), { minLength: 1 })

describe('a view of the table', () => {
  it('is read back as it was written, whatever the address said', () => {
    const value = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'JEWELRY',
        'PENDING',
        '12.50',
        '2026-11-01',
        'pictures',
        'altText',
        'yes',
        'price',
        '1',
        '3',
        'moq,price,moq,x',
        'rings',
      ),
    )
    const name = fc.constantFrom(
      'q',
      'line',
      'type',
      'status',
      'finish',
      'grade',
      'priceFrom',
      'priceTo',
      'since',
      'lacks',
      'draft',
      'ready',
      'scheduled',
      'sort',
      'down',
      'columns',
      'page',
      'x',
    )
    fc.assert(
      fc.property(fc.dictionary(name, value), (params) => {
        const view = readDeskView(params)
        expect(readDeskQuery(deskQuery(view, { page: view.page }))).toEqual(view)
      }),
    )
  })

  it('drops what it does not know, and knows what an older view said', () => {
    expect(readDeskView({ lacks: 'pictures' }).filter.lacks).toBe('picture')
    expect(
      readDeskView({
        line: 'WEAPONS',
        status: 'x',
        priceFrom: '1e9',
        since: '2026-13-45',
        sort: 'draft',
        columns: 'secret',
        page: '-2',
        q: 'a'.repeat(10_000),
      }),
    ).toMatchObject({
      filter: { line: '', status: '', priceFrom: '', since: '', q: 'a'.repeat(80) },
      sort: 'position',
      page: 1,
    })
  })

  it('keeps every other column and its order when one is shown, hidden or moved', () => {
    fc.assert(
      fc.property(
        columns,
        fc.constantFrom(...DESK_COLUMNS),
        fc.constantFrom(-1, 1),
        (shown: DeskColumn[], column, by: -1 | 1) => {
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
