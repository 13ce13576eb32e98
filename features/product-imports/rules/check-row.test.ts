import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { say } from '@/i18n/say'
import { neutral, plain } from '@/platform/sheets/cell-text'
import {
  CONTENT_FIELDS,
  contentSchema,
  entriesOf,
  type ContentEntries,
} from '@/features/catalog/rules/content'
import { cellsOf, checkRow, type CheckedRow, type HeldProduct } from './check-row'
import { mappingProblems, matchHeadings, undecided, WRONG, type Mapping } from './headings'

const EMPTY = Object.fromEntries(CONTENT_FIELDS.map((field) => [field, ''])) as ContentEntries
const ring = contentSchema.parse({
  ...EMPTY,
  name: 'Band ring',
  slug: 'band-ring',
  styleNumber: 'RG-1',
  line: 'jewelry',
  type: 'rings',
  summary: 'A ring',
  description: 'Two\nlines',
  grade: '316L',
  material: 'Steel',
  dimensions: 'Width | 6.0',
  unitWeightGrams: '5.2',
  moq: '100',
  orderMultiple: '10',
  leadTimeDays: '20',
  sampleLeadTimeDays: '7',
  cartonPieces: '1000',
  cartonLengthMm: '400',
  cartonWidthMm: '300',
  cartonHeightMm: '200',
  cartonGrossGrams: '9000',
  hsCodeUs: '7117.19.9000',
  routes: 'CN',
  priceBreaks: '100 | 2.00\n500 | 1.50',
  variants: 'RG-1-A | polished | Polished | 7 | US 7 | -0.10',
  options: '',
})
const product: HeldProduct = { id: 'a', version: 3, content: ring }
/** A result with each problem in words. */
const outcome = (result: CheckedRow['result']) =>
  result.outcome === 'WRONG'
    ? {
        ...result,
        problems: result.problems.map(({ problem, ...each }) => ({
          ...each,
          problem: say(problem, 'en'),
        })),
      }
    : result
const of = (
  cells: string[],
  mapping: Mapping = [...CONTENT_FIELDS],
  holds: HeldProduct[] = [product],
) =>
  outcome(
    checkRow(
      { line: 2, cells },
      {
        mapping,
        columns: mapping.length,
        held: new Map(holds.map((each) => [each.content.styleNumber, each])),
      },
    ).result,
  )

describe('a row of a sheet', () => {
  it('that was written from a product changes nothing of it, whatever its texts are', () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .map((words) => words.trim())
      .filter((words) => words !== '')
    fc.assert(
      fc.property(text, text, fc.constantFrom('', '007', "'=1"), (name, description, grade) => {
        const content = { ...ring, name, description, grade: grade || null }
        const cells = cellsOf(content).map(neutral).map(plain)
        expect(of(cells, [...CONTENT_FIELDS], [{ ...product, content }])).toMatchObject({
          outcome: 'SAME',
        })
        expect(
          of(
            cells.map((cell) => cell.replaceAll('\n', '\r\n')),
            [...CONTENT_FIELDS],
            [{ ...product, content }],
          ),
        ).toMatchObject({ outcome: 'SAME' })
        expect(of(cells, [...CONTENT_FIELDS], [])).toEqual({ outcome: 'ADD', content })
      }),
    )
  })

  it('changes the fields that it has, and names them', () => {
    expect(of(['RG-1', '200', '200 | 1.90'], ['styleNumber', 'moq', 'priceBreaks'])).toMatchObject({
      outcome: 'CHANGE',
      content: { moq: 200, name: 'Band ring' },
      differences: [
        { field: 'moq', before: '100', after: '200' },
        { field: 'priceBreaks', after: '200 | 1.90' },
      ],
    })
    expect(of(['RG-1', '0100'], ['styleNumber', 'moq'])).toMatchObject({ outcome: 'SAME' })
  })

  it('is wrong by its field: a broken rule, a missing cell, an error of the spreadsheet, a new product without a needed field', () => {
    expect(of(['RG-1', '105'], ['styleNumber', 'moq'])).toMatchObject({
      outcome: 'WRONG',
      problems: expect.arrayContaining([{ field: 'moq', problem: 'is no multiple of 10' }]),
    })
    expect(of(['RG-1', '500 | 1\n100 | 2'], ['styleNumber', 'priceBreaks'])).toMatchObject({
      outcome: 'WRONG',
      problems: expect.arrayContaining([
        { field: 'priceBreaks', problem: 'line 2: 100 doesn’t follow 500' },
      ]),
    })
    expect(of(['RG-1'], ['styleNumber', 'moq'])).toEqual({
      outcome: 'WRONG',
      problems: [{ field: '', problem: 'has 1 cells, the first row has 2' }],
    })
    expect(
      outcome(
        checkRow(
          { line: 2, cells: ['RG-1', '#REF!'], faults: [1] },
          { mapping: ['styleNumber', 'name'], columns: 2, held: new Map([['RG-1', product]]) },
        ).result,
      ),
    ).toEqual({
      outcome: 'WRONG',
      problems: [{ field: 'name', problem: 'holds the spreadsheet’s error #REF!' }],
    })
    expect(of(['NEW-1', '100'], ['styleNumber', 'moq'])).toMatchObject({
      problems: [
        {
          field: '',
          problem: expect.stringMatching(
            /^NEW-1 is not in the catalog, and a new one lacks Name, Address, Line/,
          ),
        },
      ],
    })
  })
})

describe('an ambiguous number of a file', () => {
  const mapping: Mapping = ['styleNumber', 'unitWeightGrams', 'sampleFeeMinor', 'cartonPieces']
  const read = (cells: string[], how: { said?: '.' | ','; points?: number[] } = {}) => {
    const { said, points = [] } = how
    return outcome(
      checkRow(
        { line: 2, cells, points },
        { mapping, columns: mapping.length, held: new Map([['RG-1', product]]), said },
      ).result,
    )
  }

  it('is asked about, and settled by the answer for the whole file', () => {
    const cells = ['RG-1', '1,250', '2,500', '1,000']
    expect(read(cells)).toMatchObject({
      outcome: 'WRONG',
      problems: [
        { field: 'unitWeightGrams', open: { text: '1,250', point: '1250', comma: '1.25' } },
        { field: 'cartonPieces', open: { text: '1,000' } },
        { field: 'sampleFeeMinor', open: { text: '2,500', point: '2500.00', comma: '2.50' } },
      ],
    })
    expect(read(cells, { said: '.' })).toMatchObject({
      outcome: 'CHANGE',
      content: { unitWeightGrams: '1250', cartonPieces: 1000, sampleFeeMinor: 2500_00 },
    })
    expect(read(['RG-1', '1,250', '2,500', '1.000'], { said: ',' })).toMatchObject({
      outcome: 'CHANGE',
      content: { unitWeightGrams: '1.25', cartonPieces: 1000, sampleFeeMinor: 250 },
    })
  })

  it('that the answer doesn’t fit is wrong for good, and asks nothing more', () => {
    const result = read(['RG-1', '1,255', '2,50', '100'], { said: ',' })
    expect(result).toEqual({
      outcome: 'WRONG',
      problems: [
        {
          field: 'unitWeightGrams',
          problem: '“1,255” has more than 2 digits after the decimal sign.',
        },
      ],
    })
  })

  it('has a certain point where the spreadsheet itself stores a number, whatever was answered', () => {
    for (const sign of ['.', ',', undefined] as const)
      expect(
        read(['RG-1', '1.500', '2,50', '100'], { points: [1], ...(sign ? { said: sign } : {}) }),
      ).toMatchObject({ outcome: 'CHANGE', content: { unitWeightGrams: '1.5' } })
  })
})

describe('headings', () => {
  it('are recognized by name, label and usual words in three languages, each field once', () => {
    expect(
      matchHeadings(
        [
          'Style No.',
          'PRECIO',
          '起订量',
          'Weight, g a piece',
          'lead_time',
          'Name',
          'título',
          'name',
          WRONG,
        ],
        { unitWeightGrams: 'Weight, g a piece' },
      ),
    ).toEqual([
      'styleNumber',
      'priceBreaks',
      'moq',
      'unitWeightGrams',
      'leadTimeDays',
      'name',
      '',
      '',
      '',
    ])
    expect(matchHeadings(CONTENT_FIELDS, {})).toEqual(CONTENT_FIELDS)
    for (const field of CONTENT_FIELDS)
      expect(matchHeadings([`  ${field.toUpperCase()} `], {})).toEqual([field])
  })

  it('that nobody knows are asked about; a mapping without a style number, or with a field twice, is refused', () => {
    expect(undecided(['styleNumber', '', 'colour', WRONG], ['styleNumber', '', '', ''])).toEqual([
      2,
    ])
    expect(mappingProblems(['a', 'b'], ['moq', 'moq']).map(({ column }) => column)).toEqual([-1, 1])
    expect(mappingProblems(['a', 'b'], ['styleNumber', ''])).toEqual([])
  })

  it('come back as they were entered', () =>
    expect(Object.keys(entriesOf(ring))).toEqual(expect.arrayContaining([...CONTENT_FIELDS])))
})
