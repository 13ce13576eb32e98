import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { atLine } from '@/i18n/message'
import { anyContent } from '@/tests/support/any-content'
import { CONTENT_FIELDS, contentSchema, entriesOf } from './content'
import { LISTS } from './content-lists'
import {
  changedFields,
  merge,
  movedRow,
  problemsByRow,
  rowsOf,
  textOf,
  tidied,
  tidy,
} from './editor-entries'

describe('a list as a grid', () => {
  it('has the same content as its text, however many parts its lines have', () => {
    fc.assert(
      fc.property(anyContent, (content) => {
        const entries = entriesOf(content)
        for (const [field, { columns }] of Object.entries(LISTS))
          expect(tidy(textOf(rowsOf(entries[field as keyof typeof LISTS], columns.length)))).toBe(
            tidy(entries[field as keyof typeof LISTS]),
          )
        expect(contentSchema.parse(tidied(entries))).toEqual(content)
      }),
      { numRuns: 50 },
    )
  }, 60_000)

  it('moves a row', () => {
    expect(movedRow([['a'], ['b'], ['c']], 2, 0)).toEqual([['c'], ['a'], ['b']])
    expect(movedRow([['a']], 0, 1)).toEqual([['a']])
  })

  it('keeps a blank row while it is being filled, and doesn’t count it as a change', () => {
    expect(rowsOf(textOf([['', '']]), 2)).toEqual([['', '']])
    expect(
      tidy(
        textOf([
          ['100', '1.20'],
          ['', ''],
        ]),
      ),
    ).toBe('100 | 1.20')
    expect(textOf([['a|b', 'c\td']])).toBe('a b | c d')
    // A space that is being typed stays.
    for (const row of [
      ['PVD ', ' x'],
      ['a  ', ' '],
      ['', 'b '],
    ])
      expect(rowsOf(textOf([row]), 2)).toEqual([
        row.map((cell, i) => (i === 1 && cell === ' ' ? '' : cell)),
      ])
  })

  it('shows a problem at its row, not counting blank rows', () => {
    const [zero, rises] = [{ code: 'priceRows.zero' }, { code: 'priceRows.rises' }] as const
    expect(problemsByRow([atLine(2, zero), rises, 'kept as text'], [['a'], [''], ['b']])).toEqual(
      new Map([
        [2, [atLine(2, zero)]],
        [-1, [rises, 'kept as text']],
      ]),
    )
  })
})

describe('two people’s changes', () => {
  it('are merged: nothing is lost, and what both changed is reported', () => {
    fc.assert(
      fc.property(
        anyContent,
        fc.uniqueArray(fc.constantFrom(...CONTENT_FIELDS)),
        fc.uniqueArray(fc.constantFrom(...CONTENT_FIELDS)),
        (content, hers, his) => {
          const base = entriesOf(content)
          const mine = { ...base, ...Object.fromEntries(hers.map((field) => [field, 'mine'])) }
          const theirs = { ...base, ...Object.fromEntries(his.map((field) => [field, 'theirs'])) }
          const { entries, taken, conflicts } = merge(base, mine, theirs)
          for (const field of CONTENT_FIELDS)
            expect(entries[field]).toBe(
              hers.includes(field) ? 'mine' : his.includes(field) ? 'theirs' : base[field],
            )
          expect(conflicts.toSorted()).toEqual(
            hers.filter((field) => his.includes(field)).toSorted(),
          )
          expect(taken.toSorted()).toEqual(his.filter((field) => !hers.includes(field)).toSorted())
          expect(changedFields(base, base)).toEqual([])
        },
      ),
      { numRuns: 50 },
    )
  }, 60_000)
})
