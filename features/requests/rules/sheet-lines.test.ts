import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  guessColumns,
  LINE_COLUMNS,
  readTable,
  type LineColumn,
  type TableRow,
} from './sheet-lines'

const table = (...rows: string[][]): TableRow[] => rows.map((cells, i) => ({ line: i + 1, cells }))
const USD = { currency: 'USD', sign: '.' as const }

describe('columns of a buyer’s sheet', () => {
  it('are recognized by their headings, in the languages that buyers write', () => {
    const guess = (...heads: string[]) =>
      guessColumns(table(heads, ['1', 'FSC-J101', '100', '', '']))
    expect(guess('Pos', 'Item No.', 'QTY (pcs)', 'Remarks', 'Target Price').mapping).toEqual([
      '',
      'sku',
      'quantity',
      'note',
      'targetPrice',
    ])
    expect(guess('#', '款号', '数量', '备注', '目标价').mapping).toEqual([
      '',
      'sku',
      'quantity',
      'note',
      'targetPrice',
    ])
    expect(guess('Pos', 'Artikel', 'Menge', 'Artikelnummer', 'Ursprung').mapping).toEqual([
      '',
      'sku',
      'quantity',
      '',
      'origin',
    ])
  })

  it('are recognized by their content where there is no heading', () => {
    expect(
      guessColumns(table(['Ring', 'FSC-J101-POLISHED-6', '1,200'], ['Box', 'FSC-B104', '50'])),
    ).toEqual({
      mapping: ['', 'sku', 'quantity'],
      heading: false,
    })
  })
})

describe('readTable', () => {
  it('reads sound rows and reports the others, row by row', () => {
    const { rows, faulty } = readTable(
      table(
        ['FSC-J101', '100 pcs', 'matt', 'cn', '2.10'],
        ['FSC-J102', 'many', '', '', ''],
        ['FSC-J103', '', '', '', ''],
        ['', '40', '', '', ''],
        ['', '', 'Sum', '', ''],
        ['FSC-J104', '40', '', 'China', 'cheap'],
      ),
      LINE_COLUMNS,
      USD,
    )
    expect(rows).toMatchObject([
      { row: 1, sku: 'FSC-J101', quantity: 100, note: 'matt', origin: 'CN', targetPriceMinor: 210 },
    ])
    expect(faulty.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'bad_quantity'],
      [3, 'no_quantity'],
      [4, 'no_sku'],
      [6, 'bad_target'],
    ])
  })

  it('loses no row with content, whatever the order of the columns', () => {
    const cell = fc.oneof(
      fc.constant(''),
      fc.constantFrom('FSC-J101', '100', '1,200', '1.200', '-3', 'x'),
      fc.string(),
    )
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 30 }),
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }),
        (cells, order) => {
          const read = readTable(table(...cells), LINE_COLUMNS, USD)
          const spoken = cells.filter(
            ([sku = '', quantity = '']) => sku.trim() !== '' || quantity.trim() !== '',
          )
          expect(read.rows.length + read.faulty.length).toBe(spoken.length)
          const moved = readTable(
            table(...cells.map((row) => order.map((at) => row[at] ?? ''))),
            order.map((at): LineColumn | '' => LINE_COLUMNS[at] ?? ''),
            USD,
          )
          expect(moved.rows.map(({ text: _, ...row }) => row)).toEqual(
            read.rows.map(({ text: _, ...row }) => row),
          )
        },
      ),
    )
  })
})
