import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryName, listEntryAt, mergeLists, withListEntry, type ListEntries } from './list-entries'
import { plainRows } from './entry-lines'

const list = (more: Partial<ListEntries> = {}): ListEntries => ({
  name: 'Northwind 2027',
  validFrom: '2027-01-01',
  validUntil: '',
  priority: '0',
  note: '',
  companies: [{ id: 'a', name: 'Northwind' }],
  groups: [],
  entries: '',
  ...more,
})
const ROWS = [
  'whole |  |  | 5% off',
  'type | ring |  | 10% off',
  'type | ring |  | 12.5% off',
  'product | R-1.2 | 100 | 2.50',
  'product | R-1.2 | 100 | 2.45',
  'product | R-1.2 | 500 | 2.10',
  'sku | R-1-GOLD-7 | 1 | 3.00 | yes',
  'sku |  |  | ',
]
const company = fc.constantFrom('a', 'b', 'c').map((id) => ({ id, name: id }))
const lists = fc
  .record({
    name: fc.constantFrom('one', 'two', 'three'),
    note: fc.constantFrom('', 'x', 'y'),
    companies: fc.uniqueArray(company, { selector: ({ id }) => id }),
    rows: fc.subarray(ROWS),
  })
  .map(({ rows, ...more }) => list({ ...more, entries: rows.join('\n') }))
const same = (one: ListEntries, other: ListEntries) => expect(one).toEqual(other)

describe('two people at one price list', () => {
  it('takes the other side’s entries to the letter where one changed nothing', () => {
    fc.assert(
      fc.property(lists, lists, (base, other) => {
        same(mergeLists(base, other, base).entries, other)
        expect(mergeLists(base, other, base)).toMatchObject({ taken: [], conflicts: [] })
        const { entries, conflicts } = mergeLists(base, base, other)
        const byId = ({ companies, ...rest }: ListEntries) => ({
          ...rest,
          companies: new Set(companies.map(({ id }) => id)),
        })
        expect(byId(entries)).toEqual(byId(other))
        expect(conflicts).toEqual([])
      }),
    )
  })

  it('keeps what one of them wrote, or asks about it', () => {
    fc.assert(
      fc.property(lists, lists, lists, (base, mine, theirs) => {
        const { entries, conflicts } = mergeLists(base, mine, theirs)
        const rows = (side: ListEntries) => plainRows(side.entries).map((cells) => cells.join('|'))
        const asked = (row: string) =>
          conflicts.some((id) => {
            const at = entryName(id, [mine, theirs, base])
            return at !== null && row.split('|').slice(0, 3).filter(Boolean).join(' ') === at.row
          })
        for (const side of [mine, theirs])
          for (const row of rows(side))
            if (!rows(base).includes(row))
              expect(rows(entries).includes(row) || asked(row), row).toBe(true)
      }),
    )
  })

  it('asks about an entry that both changed, and either version can be taken', () => {
    const base = list({ entries: 'product | R-1.2 | 100 | 2.50\nproduct | R-1.2 | 500 | 2.10' })
    const mine = list({
      note: 'mine',
      priority: '3',
      companies: [
        { id: 'a', name: 'Northwind' },
        { id: 'b', name: 'Lumen' },
      ],
      entries: 'product | R-1.2 | 100 | 2.45\nproduct | R-1.2 | 1000 | 1.95',
    })
    const theirs = list({
      priority: '5',
      companies: [{ id: 'c', name: 'Orsa' }],
      entries:
        'product | R-1.2 | 100 | 2.40 | yes\nproduct | R-1.2 | 500 | 2.05\nproduct | R-1.2 | 2000 | 1.80',
    })
    const { entries, taken, conflicts } = mergeLists(base, mine, theirs)
    expect(entries).toMatchObject({ note: 'mine', priority: '3' })
    expect(entries.companies.map(({ id }) => id)).toEqual(['b', 'c'])
    expect(entries.entries.split('\n')).toEqual([
      'product | R-1.2 | 100 | 2.45 | yes',
      'product | R-1.2 | 500 | 2.05',
      'product | R-1.2 | 1000 | 1.95',
      'product | R-1.2 | 2000 | 1.80',
    ])
    const [price, removedPrice] = [
      'entries.product r-1%2E2 100.price',
      'entries.product r-1%2E2 500',
    ]
    expect(conflicts).toEqual(['priority', price, removedPrice])
    expect(taken).toEqual([
      'companies',
      'entries.product r-1%2E2 100.aboveList',
      'entries.product r-1%2E2 2000',
    ])
    expect([listEntryAt(theirs, price), listEntryAt(mine, price)]).toEqual(['2.40', '2.45'])
    expect([listEntryAt(theirs, removedPrice), listEntryAt(mine, removedPrice)]).toEqual([
      'product | R-1.2 | 500 | 2.05',
      '',
    ])
    const theirPrice = withListEntry(entries, price, listEntryAt(theirs, price))
    expect(listEntryAt(theirPrice, price)).toBe('2.40')
    const mineGone = withListEntry(theirPrice, removedPrice, '')
    expect(mineGone.entries).not.toContain('| 500 |')
    same(withListEntry(mineGone, removedPrice, listEntryAt(theirs, removedPrice)), theirPrice)
    expect(withListEntry(entries, 'priority', '5').priority).toBe('5')
    expect(entryName(price, [mine, theirs])).toEqual({
      row: 'product R-1.2 100',
      column: 'price',
    })
    expect(entryName(removedPrice, [mine, theirs])).toEqual({
      row: 'product R-1.2 500',
      column: null,
    })
    expect(entryName('note', [mine])).toBeNull()
  })

  it('treats the same price written in two ways as the same', () => {
    const base = list({ entries: 'product | R-1 | 100 | 2.50' })
    const mine = list({ entries: 'PRODUCT | r-1 | 100 | 2,50', note: 'mine' })
    const theirs = list({ entries: 'product | R-1 | 100 | 2.40' })
    expect(mergeLists(base, mine, theirs)).toMatchObject({
      entries: { entries: 'product | R-1 | 100 | 2.40', note: 'mine' },
      conflicts: [],
    })
  })
})
