import { say } from '@/i18n/say'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { neutral, plain } from './cell-text'
import { csvRows } from './csv-read'
import { csvText } from './csv-write'
import { textOf } from './encoding'
import { sheetText } from './in-memory'
import { openSheet, sheetKind } from './open'
import { SHEET_FORMATS, SheetProblem, type SheetFormat, type SheetRow } from './sheet'
import { writeSheet } from './write'

const folder = mkdtempSync(path.join(os.tmpdir(), 'sheets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let files = 0

async function read(content: Uint8Array | string): Promise<SheetRow[]> {
  const file = path.join(folder, String(files++))
  writeFileSync(file, content)
  const sheet = await openSheet(file, await sheetKind(file), statSync(file).size)
  const rows: SheetRow[] = []
  for await (const row of sheet.rows) rows.push(row)
  return rows
}
const cells = async (content: Uint8Array | string) => (await read(content)).map((row) => row.cells)
const problem = async (content: Uint8Array | string): Promise<string> => {
  try {
    await read(content)
  } catch (error) {
    if (error instanceof SheetProblem) return say(error.problem, 'en')
    throw error
  }
  return 'none'
}
async function written(format: SheetFormat, rows: string[][]): Promise<Uint8Array> {
  const all = (async function* () {
    yield* rows
  })()
  return new Uint8Array(await new Response(writeSheet(format, 'Products', all)).arrayBuffer())
}
const workbook = (rows: Parameters<typeof writeXlsx>[0]['sheets'][number]['rows']) =>
  writeXlsx({ sheets: [{ name: 'S', rows }] })

/** Texts that a spreadsheet might run, and any other; line ends of one kind, no space around. */
const anyCell = fc
  .tuple(
    fc.constantFrom('', '', "'", "''", ' ', '\n', '\t'),
    fc.constantFrom('', ...'=+-@＝＋－＠\t\r\n', '"', ',', ';'),
    fc.oneof(fc.string({ maxLength: 8 }), fc.string({ unit: 'grapheme', maxLength: 4 })),
  )
  .map((parts) => parts.join(''))

describe('the guard against formulas', () => {
  it('lets no cell begin like one, full-width signs included, and reading restores what was meant', () => {
    fc.assert(
      fc.property(anyCell, (cell) => {
        const written = neutral(cell)
        expect(written).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
        expect(written.trimStart()).not.toMatch(/^[=+\-@＝＋－＠]/)
        expect(plain(written)).toBe(cell.trim())
      }),
    )
    expect([neutral('=1'), neutral('＝1'), neutral(' -1'), neutral("'=1"), neutral('a=1')]).toEqual(
      ["'=1", "'＝1", "' -1", "''=1", 'a=1'],
    )
  })
})

describe('a CSV in memory', () => {
  it('is read back as it was written, and the same as from a file', async () => {
    const cell = anyCell.map((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const all = [['a', 'b', 'end'], ...rows.map((row) => [...row, 'x'])]
          const text = csvText(all)
          expect(csvRows(text).map((row) => row.cells)).toEqual(all)
          expect(csvRows(text)).toEqual(await read(text))
        },
      ),
      { numRuns: 30 },
    )
  })

  it('accepts any separator and line end, and is refused with the same sentence', () => {
    expect(csvRows('\uFEFFa;b\r\n1;"2\r\n3"\r\n\r\n4;5')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2\n3'] },
      { line: 4, cells: ['4', '5'] },
    ])
    expect(csvRows('a\tb\n1\t2')).toMatchObject([{}, { cells: ['1', '2'] }])
    expect(() => csvRows('a,b\n1,"2')).toThrow('sheets.open_quote')
  })

  it('is text in UTF-8, UTF-16 or GB 18030', async () => {
    expect(await textOf(new TextEncoder().encode('\uFEFF戒指'))).toBe('戒指')
    expect(await textOf(Buffer.from('\uFEFF戒指', 'utf16le'))).toBe('戒指')
    expect(await textOf(Uint8Array.from([0xbd, 0xe4, 0xd6, 0xb8]))).toBe('戒指')
    await expect(textOf(Uint8Array.from([0xff, 0xff, 0xff]))).rejects.toThrow('sheets.no_text')
  })
})

describe.each(SHEET_FORMATS)('%s', (format) => {
  it('is read back as it was written: zeros, apostrophes, formulas, line breaks, Chinese, anything', async () => {
    const cell = fc
      .oneof(
        // No text in the database contains NUL, and a file that does isn't taken for text.
        fc
          .string({ unit: 'binary', maxLength: 12 })
          .filter((text) => !['\0', '\uFFFE', '\uFFFF'].some((none) => text.includes(none))),
        fc.constantFrom(
          '007',
          "'=1",
          "''+x",
          '=HYPERLINK("http://x","y")',
          '-1',
          '@a',
          'a\nb',
          '戒指，"316L"',
          'a;b,c\td',
          '_x000D_',
          '_x005F_',
          '＝1',
          '1e5',
          'TRUE',
          '2026-01-05',
        ),
      )
      .map((text) => text.replaceAll(/\r\n?/g, '\n').trim())
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const all = [['a', 'b', 'end'], ...rows.map((row) => [...row, 'x'])]
          expect(await cells(await written(format, all))).toEqual(all)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('refuses 1,000 columns with a sentence', async () => {
    expect(
      await problem(await written(format, [Array.from({ length: 1_000 }, (_, i) => `c${i}`)])),
    ).toMatch(/more than 200 columns/)
  })

  it('is refused if cut short, or ends in a row without all cells, never silently', async () => {
    const whole = await written(format, [
      ['a', 'b'],
      ...Array.from({ length: 50 }, (_, i) => [`x${i}`, 'some "quoted" text']),
    ])
    for (const cut of [whole.length - 3, Math.floor(whole.length / 2)]) {
      const part = whole.slice(0, cut)
      const message = await problem(part)
      if (format === 'xlsx') expect(message).toMatch(/cut short|damaged/)
      else if (message === 'none')
        expect((await cells(part)).at(-1)).not.toEqual(['x49', 'some "quoted" text'])
    }
  })
})

describe('text', () => {
  it('is read with any separator, line end and encoding, with the spreadsheet’s row numbers', async () => {
    expect(await read('\uFEFFa;b\r\n1;"2\r\n3"\r\n\r\n4;5')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2\n3'] },
      { line: 4, cells: ['4', '5'] },
    ])
    expect(await cells('a\tb\n1\t2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    const utf16 = Buffer.from('\uFEFFa,戒指\n1,2', 'utf16le')
    expect(await cells(utf16)).toEqual([
      ['a', '戒指'],
      ['1', '2'],
    ])
    expect(await cells(Buffer.from(utf16).swap16())).toEqual([
      ['a', '戒指'],
      ['1', '2'],
    ])
    expect(await cells(Buffer.from('abc,d\n1,2', 'utf16le'))).toEqual([
      ['abc', 'd'],
      ['1', '2'],
    ])
    expect(
      await cells(Uint8Array.from([0x61, 0x2c, 0xbd, 0xe4, 0xd6, 0xb8, 0x0a, 0x31, 0x2c, 0x32])),
    ).toEqual([
      ['a', '戒指'],
      ['1', '2'],
    ])
  })

  it('that can’t be read is refused with a sentence', async () => {
    expect(await problem('')).toBe('The file is empty.')
    expect(await problem('a,b\n1,"2')).toMatch(/breaks off within a quoted cell/)
    expect(await problem(Buffer.from('a,b\n1,戒').subarray(0, -1))).toMatch(/cut short/)
    expect(await problem(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 0, 0xff]))).toMatch(
      /neither a spreadsheet/,
    )
    expect(await problem(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toMatch(
      /old Excel workbook/,
    )
    expect(await problem(`a,b\n1,"${'x'.repeat(500_000)}"`)).toMatch(/too long/)
  })
})

describe('a workbook', () => {
  it('gives numbers as they were typed, dates, yes and no, and the last value of a formula as text', async () => {
    const file = await workbook([
      ['style', 'moq', 'grams', 'day', 'demo'],
      ['A-1', 100, 0.1 + 0.2, new Date(Date.UTC(2026, 0, 5)), true],
      [null, null, 5.2, null, false],
    ])
    expect(await cells(file)).toEqual([
      ['style', 'moq', 'grams', 'day', 'demo'],
      ['A-1', '100', '0.3', '2026-01-05', 'yes'],
      ['', '', '5.2', '', 'no'],
    ])
    const formulas = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['a', 'b'],
            ['x', 'y'],
          ],
          cells: new Map([
            [
              '1,1',
              {
                value: 'click',
                formula: 'HYPERLINK("http://x","click")',
                formulaResult: 'click',
                type: 'formula',
              },
            ],
          ]),
        },
      ],
    })
    expect((await cells(formulas)).at(-1)).toEqual(['x', 'click'])
  })

  it('that is invalid, a bomb, or full of nothing is refused with a sentence', async () => {
    const bomb = await written('xlsx', [
      ['a'],
      ...Array.from({ length: 1_150 }, () => ['x'.repeat(30_000)]),
    ])
    expect(await problem(bomb)).toMatch(/unpacks to \d+ MB/)
    expect(await problem(Buffer.from('PK\u0003\u0004 and nothing else'))).toMatch(
      /cut short or damaged/,
    )
  })
})

describe('a million empty rows', () => {
  it('are refused with a sentence; fewer are skipped and counted', async () => {
    expect(await problem(`style,moq\nA-1,100\n${',\n'.repeat(1_000_000)}`)).toMatch(
      /more than 100000 empty rows/,
    )
    expect(await read(`style,moq\nA-1,100\n${',\n'.repeat(90_000)}B-1,200\n`)).toMatchObject([
      { line: 1 },
      { line: 2 },
      { line: 90_003, cells: ['B-1', '200'] },
    ])
    const formatted = Array.from({ length: 100_002 }, () => ['', ''])
    expect(await problem(await workbook([['style', 'moq'], ['A-1', 100], ...formatted]))).toMatch(
      /more than 100000 empty rows/,
    )
  })
})

describe('a small sheet in memory', () => {
  it('is the same text as a workbook or as CSV; rows keep their numbers, a workbook’s number its point', async () => {
    const book = await workbook([
      ['key', 'price'],
      [],
      ['A', 1.234],
      ['"B", c', 12.5],
      ['C', '1.234'],
    ])
    expect(csvRows(await sheetText(book)).map(({ line, cells: row }) => [line, ...row])).toEqual([
      [1, 'key', 'price'],
      [3, 'A', '1.2340'],
      [4, '"B", c', '12.5'],
      [5, 'C', '1.234'],
    ])
    const csv = 'key;price\nA;1,5\n'
    expect(await sheetText(new TextEncoder().encode(csv))).toBe(csv)
  })

  it('that isn’t a sheet is refused in words', async () => {
    const cut = (await workbook([['key'], ['A']])).slice(0, 60)
    await expect(sheetText(cut)).rejects.toThrow(SheetProblem)
  })
})
