import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readList, type ListShape } from '@/platform/lists/shape'
import { rowSource } from '@/platform/lists/source'
import { plain } from '@/platform/sheets/cell-text'
import { writeSheet } from '@/platform/sheets/write'
import { keptList } from './kept-list'

interface Paper {
  id: number
  buyer: string
  totalMinor: number | null
  at: Date
}
const shape: ListShape<'total' | 'day' | 'at', 'number', 'q'> = {
  name: 'papers',
  path: '/staff/papers',
  filters: { q: { kind: 'search' } },
  columns: ['total', 'day', 'at'],
  shown: ['day'],
  sorts: { number: { kind: 'integer' } },
  id: 'integer',
  order: { sort: 'number', down: true },
  pageRows: 10,
}
const papers = Array.from({ length: 1_203 }, (_, id): Paper => ({
  id,
  buyer: id === 7 ? '=HYPERLINK("http://evil")' : `Buyer ${id}`,
  totalMinor: id === 8 ? null : id * 100_000 + 5,
  // In China it is the next day already.
  at: new Date('2026-11-28T20:00:00Z'),
}))
const list = keptList(
  shape,
  rowSource(papers, {
    idOf: ({ id }) => id,
    keys: { number: ({ id }: Paper) => id },
    matches: ({ buyer }, { q }: { q: string }) => buyer.includes(q),
  }),
  {
    title: 'Papers',
    fixed: [{ label: 'Buyer', kind: 'text', value: ({ buyer }) => buyer }],
    columns: {
      at: { label: 'At', kind: 'instant', value: ({ at }) => at },
      day: { label: 'Day', kind: 'day', value: ({ at }) => at },
      total: {
        label: 'Total',
        kind: 'money',
        value: ({ totalMinor }) =>
          totalMinor === null ? null : { minor: totalMinor, currency: 'USD' },
      },
    },
  },
)
const sheetOf = async (selection: Parameters<typeof list.sheet>[0]) => {
  const text = await new Response(
    writeSheet(
      'csv',
      list.title,
      list.sheet(selection, (name) => `${name}, currency`),
    ),
  ).text()
  const rows = z.array(z.array(z.string())).parse(parse(text, { bom: true }))
  return { text, rows: rows.map((cells) => cells.map(plain)) }
}

describe('a sheet of a list', () => {
  it('holds all that is found, in the order of the view, with every column there is', async () => {
    const { rows } = await sheetOf({ state: readList(shape, { q: 'Buyer' }).state })
    expect(rows[0]).toEqual(['Buyer', 'Total', 'Total, currency', 'Day', 'At'])
    expect(rows).toHaveLength(1_203)
    expect(rows[1]).toEqual([
      'Buyer 1202',
      '1202000.05',
      'USD',
      '2026-11-29',
      '2026-11-28T20:00:00.000Z',
    ])
    expect(rows.at(-8)?.slice(0, 3)).toEqual(['Buyer 8', '', ''])
  })

  it('holds only the chosen ones, and never a formula', async () => {
    const { text, rows } = await sheetOf({ ids: [9, 7, 5_000] })
    expect(rows.map(([buyer]) => buyer)).toEqual(['Buyer', 'Buyer 9', '=HYPERLINK("http://evil")'])
    expect(text).toContain('"\'=HYPERLINK')
  })
})
