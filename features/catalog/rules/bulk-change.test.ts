import { say } from '@/i18n/say'
import { describe, expect, it } from 'vitest'
import { BULK_KINDS, changeProblem, readBulkChange, withChange } from './bulk-change'
import { keptContent } from './content'

const content = keptContent.parse({
  name: 'Ring',
  slug: 'ring',
  styleNumber: 'A-1',
  line: 'jewelry',
  type: 'rings',
  summary: 'A ring',
  description: 'A ring',
  grade: '316L',
  material: 'steel',
  dimensions: [],
  unitWeightGrams: '5',
  origins: ['CN'],
  moq: 100,
  orderMultiple: 20,
  leadTimeDays: 20,
  sampleLeadTimeDays: 7,
  cartonPieces: 1000,
  cartonLengthMm: 400,
  cartonWidthMm: 300,
  cartonHeightMm: 280,
  cartonGrossGrams: 12_100,
  hsCodeUs: '7117.19.9000',
  priceBreaks: [
    { fromQuantity: 100, unitPriceMinor: 120 },
    { fromQuantity: 500, unitPriceMinor: 100 },
  ],
  variants: [
    {
      sku: 'A',
      finishCode: 'p',
      finishName: 'P',
      sizeCode: 'OS',
      sizeName: 'One',
      unitPriceDeltaMinor: 0,
    },
  ],
  options: [],
})
const outcome = (kind: string, value: string): string | null => {
  const change = readBulkChange(kind, value)
  const problem =
    'problem' in change
      ? change.problem
      : changeProblem(content, withChange(content, change), change)
  return problem && say(problem, 'en')
}

describe('a bulk change of products', () => {
  it('is parsed by its kind, or refused in words', () => {
    expect(readBulkChange('percent', '-2.5')).toEqual({ kind: 'percent', basisPoints: -250 })
    expect(readBulkChange('amount', '0.05')).toEqual({ kind: 'amount', amountMinor: 5 })
    expect(readBulkChange('moq', ' 60 ')).toEqual({ kind: 'moq', value: 60 })
    expect(readBulkChange('archive', 'whatever')).toEqual({ kind: 'archive' })
    for (const kind of BULK_KINDS.filter((each) => each !== 'archive'))
      expect(readBulkChange(kind, 'four')).toHaveProperty('problem')
    expect(readBulkChange('slug', 'x')).toHaveProperty('problem')
  })

  it('accepts a decimal comma, and asks about 1,234', () => {
    expect(readBulkChange('percent', '-2,5')).toEqual({ kind: 'percent', basisPoints: -250 })
    expect(readBulkChange('amount', '+0,05')).toEqual({ kind: 'amount', amountMinor: 5 })
    const result = readBulkChange('amount', '1,234')
    expect('problem' in result && say(result.problem, 'en')).toBe(
      '“1,234” can be USD 1,234.00 or USD 1.23. Write 1234.00 or 1.23.',
    )
  })

  it('moves every price break by the percentage, and nothing else', () => {
    expect(withChange(content, { kind: 'percent', basisPoints: 400 })).toEqual({
      ...content,
      priceBreaks: [
        { fromQuantity: 100, unitPriceMinor: 125 },
        { fromQuantity: 500, unitPriceMinor: 104 },
      ],
    })
  })

  it.each([
    ['moq', '60', null],
    ['moq', '50', 'is no multiple of 20'],
    ['moq', '100', 'has it already'],
    ['moq', '120', 'begins at 100, below the MOQ of 120: that price could never be had'],
    ['amount', '-1.00', 'a price would be zero or less'],
    ['hsCodeUs', '7117.19.9000', 'has it already'],
    ['hsCodeUs', '7323.93.0080', null],
    ['archive', '', null],
  ] as const)('for %s %s: %s', (kind, value, expected) => {
    expect(outcome(kind, value)).toBe(expected)
  })
})
