import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeText, readCsvRows, writeCsvRows } from './csv'

describe('CSV', () => {
  it('comes back as it was written, formulas too, with the line each row begins on', () => {
    const cell = fc.string().map((text) => text.replaceAll('\r', '').trim())
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const head = ['a', 'b', 'c']
        const file = writeCsvRows([head, ...rows.map((cells) => ['x', ...cells.slice(1)])])
        const read = readCsvRows(file, 3)
        expect('rows' in read && read.rows.map(({ cells }) => cells)).toEqual([
          head,
          ...rows.map((cells) => ['x', ...cells.slice(1)]),
        ])
        const lines = 'rows' in read ? read.rows.map(({ line }) => line) : []
        expect(lines).toEqual(lines.toSorted((a, b) => a - b))
      }),
    )
    expect(writeCsvRows([['=HYPERLINK("x")', '-1', 'plain']])).toBe(
      '"\'=HYPERLINK(""x"")",\'-1,plain\n',
    )
  })

  it('takes semicolons, tabs, a byte order mark, and says where a quote is left open', () => {
    expect(readCsvRows('\uFEFFa;b\r\n1;"2\r\n3"\r\n4;5', 2)).toEqual({
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['1', '2\n3'] },
        { line: 4, cells: ['4', '5'] },
      ],
    })
    expect(readCsvRows('a\tb\n1\t2', 2)).toMatchObject({ rows: [{}, { cells: ['1', '2'] }] })
    expect(readCsvRows('a,b\n1,"2', 2)).toMatchObject({
      problem: expect.stringMatching(/can’t be read as CSV/),
    })
  })

  it('is read in UTF-8 and in GB 18030', () => {
    expect(decodeText(new TextEncoder().encode('戒指'))).toBe('戒指')
    expect(decodeText(Uint8Array.from([0xbd, 0xe4, 0xd6, 0xb8]))).toBe('戒指')
    expect(decodeText(Uint8Array.from([0xff, 0xff, 0xff]))).toBeNull()
  })
})
