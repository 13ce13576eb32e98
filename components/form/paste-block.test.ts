import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasHeadings, pasteInto, placeBlock, readBlock } from './paste-block'

const plain = fc.stringMatching(/^[a-z0-9.,]{0,6}$/)
const blocks = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(plain, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

describe('a block copied from a sheet', () => {
  it('is read cell by cell, with any line ends', () => {
    fc.assert(
      fc.property(
        blocks,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        (block, end, closed) => {
          fc.pre(block.length > 1 || (block[0]?.length ?? 0) > 1)
          // An empty last row can't be distinguished from a closing line end.
          fc.pre(block.at(-1)?.some(Boolean) ?? false)
          const text = block.map((row) => row.join('\t')).join(end) + (closed ? end : '')
          expect(readBlock(text)).toEqual(block)
        },
      ),
    )
  })

  it('keeps lines and tabs within a cell in quotes, and quotes that are only inches', () => {
    expect(readBlock('"two\nlines"\t1\n7" band\t2')).toEqual([
      ['two\nlines', '1'],
      ['7" band', '2'],
    ])
    expect(readBlock('"say ""so"""\tx')).toEqual([['say "so"', 'x']])
    expect(readBlock('1\t\n')).toEqual([['1', '']])
  })

  it('is a single text if it has one cell', () => {
    expect([readBlock('12.50'), readBlock('12.50\n'), readBlock('')]).toEqual([null, null, null])
  })

  it('goes into the grid or is reported: no cell is lost', () => {
    fc.assert(
      fc.property(blocks, fc.nat(4), fc.nat(4), (block, row, column) => {
        const size = { rows: 5, columns: 5 }
        const { placed, left } = placeBlock(block, [row, column], size)
        expect(placed.length + left.length).toBe(block.flat().filter(Boolean).length)
        for (const cell of placed) {
          expect(cell.row < size.rows && cell.column < size.columns).toBe(true)
          expect(block[cell.row - row]?.[cell.column - column]).toBe(cell.text)
        }
        for (const cell of left) expect(block[cell.row - 1]?.[cell.column - 1]).toBe(cell.text)
        expect(
          placeBlock(block, [row, column], { ...size, rows: null }).left.every(
            (cell) => cell.beyond === 'columns',
          ),
        ).toBe(true)
      }),
    )
  })

  it('fills rows from a cell on, adds the rows it needs, and names every cell beyond the last column', () => {
    const rows = [
      ['1', '2'],
      ['3', '4'],
    ]
    expect(pasteInto(rows, [['9', 'x'], ['8']], [1, 1], 2)).toEqual({
      rows: [
        ['1', '2'],
        ['3', '9'],
        ['', '8'],
      ],
      taken: 2,
      left: [{ row: 1, column: 2, text: 'x', beyond: 'columns' }],
    })
    expect(pasteInto([], [['100', '1.20'], [], ['500', '']], [0, 0], 2).rows).toEqual([
      ['100', '1.20'],
      ['', ''],
      ['500', ''],
    ])
    const cell = fc.constantFrom('', 'a', 'b', '7')
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 3 }),
        fc.nat({ max: 3 }),
        fc.nat({ max: 2 }),
        (block, before, down, right) => {
          const row = Math.min(down, before.length)
          const { rows: after, taken, left } = pasteInto(before, block, [row, right], 3)
          expect(taken + left.length).toBe(block.flat().filter(Boolean).length)
          expect(after.every((cells) => cells.length === 3)).toBe(true)
          after.forEach((cells, i) =>
            cells.forEach((text, j) =>
              expect(text).toBe(block[i - row]?.[j - right] || before[i]?.[j] || ''),
            ),
          )
        },
      ),
    )
  })

  it('has headings where no number stands above numbers', () => {
    const number = (_: number, text: string) => /^\d/.test(text)
    expect(
      hasHeadings(
        [
          ['Qty', 'Price'],
          ['10', '2.50'],
        ],
        number,
      ),
    ).toBe(true)
    expect(
      hasHeadings(
        [
          ['10', 'Price'],
          ['10', '2.50'],
        ],
        number,
      ),
    ).toBe(false)
    expect(hasHeadings([['Qty', 'Price']], number)).toBe(false)
    expect(
      hasHeadings(
        [
          ['x', 'y'],
          ['10', 'z'],
        ],
        number,
      ),
    ).toBe(false)
    expect(hasHeadings([['Code'], ['a']], () => null)).toBe(false)
  })
})
