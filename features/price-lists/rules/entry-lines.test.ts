import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { say } from '@/i18n/say'
import type { PriceEntry } from '@/features/pricing/rules/price-lists'
import {
  entriesText,
  entryRows,
  MOST_ROWS,
  percentText,
  openNumbers,
  readEntries,
  rowsOfText,
} from './entry-lines'

const read = (text: string) => readEntries(rowsOfText(text))
const problems = (text: string) =>
  read(text).problems.map(({ line, problem }) => `${line}: ${say(problem, 'en')}`)

const key = fc.stringMatching(/^[A-Z][A-Z0-9]{1,8}-[A-Z0-9]{1,4}$/)
const percents = fc
  .tuple(
    fc.constantFrom('TYPE' as const, 'PRODUCT' as const, 'SKU' as const),
    key,
    fc.integer({ min: 0, max: 9_900 }),
    fc.boolean(),
  )
  .map(([scope, k, basisPoints, aboveList]): PriceEntry => ({
    scope,
    key: scope === 'TYPE' ? k.toLowerCase() : k,
    basisPoints,
    breaks: [],
    aboveList,
  }))
const ups = fc.integer({ min: 1, max: 9_900 }).map((size): PriceEntry => ({
  scope: 'WHOLE',
  key: '',
  basisPoints: -size,
  breaks: [],
  aboveList: true,
}))
const breaks = fc
  .tuple(
    fc.constantFrom('PRODUCT' as const, 'SKU' as const),
    key,
    fc.uniqueArray(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 5 }),
    fc.uniqueArray(fc.integer({ min: 1, max: 9_999_999 }), { minLength: 5, maxLength: 5 }),
    fc.boolean(),
  )
  .map(([scope, k, quantities, prices, aboveList]): PriceEntry => {
    const falling = prices.toSorted((a, b) => b - a)
    return {
      scope,
      key: k,
      basisPoints: null,
      breaks: quantities
        .toSorted((a, b) => a - b)
        .map((fromQuantity, i) => ({ fromQuantity, unitPriceMinor: falling[i] ?? 1 })),
      aboveList,
    }
  })
const lists = fc
  .array(fc.oneof(percents, ups, breaks), { maxLength: 12 })
  .map((all) => [...new Map(all.map((each) => [`${each.scope} ${each.key}`, each])).values()])
const bare = (entries: readonly PriceEntry[]) =>
  entries.map(({ scope, key: k, basisPoints, breaks: b, aboveList }) => ({
    scope,
    key: k,
    basisPoints,
    breaks: b,
    aboveList,
  }))
const byName = (entries: readonly PriceEntry[]) =>
  bare(entries).toSorted((a, b) => (`${a.scope} ${a.key}` < `${b.scope} ${b.key}` ? -1 : 1))

describe('entries as text', () => {
  it('are read with bars or tabs, small letters and empty lines', () => {
    const { entries, problems: wrong } = read(
      'whole | | | 5%\n\nline\tJewelry\t\t8% off\ntype | rings | | -12% | no\nproduct | fsc-j101 | 100 | 1.10\nproduct | FSC-J101 | 500 | 0.95 | yes',
    )
    expect(wrong).toEqual([])
    expect(bare(entries)).toEqual([
      { scope: 'WHOLE', key: '', basisPoints: 500, breaks: [], aboveList: false },
      { scope: 'LINE', key: 'JEWELRY', basisPoints: 800, breaks: [], aboveList: false },
      { scope: 'TYPE', key: 'rings', basisPoints: 1_200, breaks: [], aboveList: false },
      {
        scope: 'PRODUCT',
        key: 'FSC-J101',
        basisPoints: null,
        breaks: [
          { fromQuantity: 100, unitPriceMinor: 110 },
          { fromQuantity: 500, unitPriceMinor: 95 },
        ],
        aboveList: true,
      },
    ])
  })

  it('name every wrong row by its line', () => {
    expect(
      problems(
        'rings | x | | 5%\nwhole | x | | 5%\nwhole | | 100 | 5%\nwhole | | | 1.00\nline | hats | | 5%\n\nproduct | =HYPERLINK("x") | 1 | 1\nproduct | FSC-J101 | x | 1.00\nproduct | FSC-J101 | 100 | free\nproduct | FSC-J101 | 100 | 0\nwhole | | | 100%\nwhole | | | 5% up\nsku | A-1 | 1 | 1.00 | maybe\nsku | A-1 | 1 | 1.00 | yes | more',
      ),
    ).toEqual([
      '1: “rings” is none of whole, line, type, product, sku',
      '2: the whole list has no “x”',
      '3: a percentage holds at every quantity: leave the quantity empty',
      '4: “1.00”: a whole list takes a percentage such as 12% off',
      '5: “hats” is none of jewelry, boxes, organizers',
      '7: “=HYPERLINK("x")” is no style number',
      '8: “x” is no quantity',
      '9: “free” is no price in USD and no percentage',
      '10: a price of zero',
      '11: “100%” is no percentage such as 12% off or 2.5% up, below 100',
      '12: is dearer than the catalog: say yes for above list if it is meant',
      '13: “maybe” is neither yes nor no for above list',
      '14: has more than five parts',
    ])
  })

  it('refuse breaks that are out of order or don’t fall, and a second price for the same thing', () => {
    expect(
      problems(
        'sku | A-1 | 100 | 1.00\nsku | A-1 | 100 | 0.90\nsku | A-1 | 200 | 1.00\nsku | A-1 | | 5%\nwhole | | | 5%\nwhole | | | 6%',
      ),
    ).toEqual([
      '2: 100 doesn’t follow 100',
      '3: the price doesn’t fall: USD 1.00 from 200, USD 1.00 before',
      '4: A-1 has a price already, on line 1',
      '6: the whole list has a price already, on line 5',
    ])
  })

  it('accept decimal commas, and ask what 1,234 means unless another price shows it', () => {
    expect(read('sku | A-1 | 100 | 2,50\ntype | rings | | 12,5% off').entries).toMatchObject([
      { breaks: [{ fromQuantity: 100, unitPriceMinor: 250 }] },
      { basisPoints: 1_250 },
    ])
    expect(problems('sku | A-1 | 100 | 1,234')).toEqual([
      '1: “1,234” can be USD 1,234.00 or USD 1.23. Write 1234.00 or 1.23.',
    ])
    expect(
      read('sku | A-1 | 1.000 | 1.234,50\nsku | A-1 | 5.000 | 1.100').entries[0]?.breaks,
    ).toEqual([
      { fromQuantity: 1000, unitPriceMinor: 1234_50 },
      { fromQuantity: 5000, unitPriceMinor: 1100_00 },
    ])
  })

  it('of a file are asked about once: the answer settles what its prices don’t', () => {
    const rows = rowsOfText('sku | A-1 | 1.000 | 1,250\nsku | A-1 | 5.500 | 1,105\nwhole | | | 5%')
    expect(openNumbers(rows)).toEqual([
      { line: 1, column: 'fromQuantity', text: '1.000', point: '1', comma: '1000' },
      { line: 1, column: 'price', text: '1,250', point: '1250.00', comma: '1.25' },
    ])
    expect(readEntries(rows).problems).toMatchObject([
      { line: 1, asks: 2 },
      { line: 2, asks: 3 },
    ])
    expect(readEntries(rows, ',').problems).toEqual([
      {
        line: 2,
        problem: {
          code: 'numbers.too_precise',
          values: { text: '1,105', decimals: 2, currency: 'USD' },
        },
      },
    ])
    expect(readEntries(rows, '.').entries[0]?.breaks).toEqual([
      { fromQuantity: 1, unitPriceMinor: 1250_00 },
      // A dot before three digits of pieces can only separate thousands, whatever was answered.
      { fromQuantity: 5500, unitPriceMinor: 1105_00 },
    ])
  })

  it('don’t take a price that we wrote as a sign of how a person writes', () => {
    expect(problems('sku | A-1 | 100 | 2.50\nsku | A-2 | 100 | 1,250')).toEqual([
      '2: “1,250” can be USD 1,250.00 or USD 1.25. Write 1250.00 or 1.25.',
    ])
  })

  it('read a percentage in one way: it never has thousands', () => {
    expect(read('whole | | | 12,500% off').entries).toMatchObject([{ basisPoints: 1_250 }])
    expect(problems('whole | | | 12,345% off')).toEqual([
      '1: “12,345” has more than 2 digits after the decimal sign.',
    ])
  })

  it('are written so that they read back the same', () => {
    fc.assert(
      fc.property(lists, (entries) => {
        const text = entriesText(entries)
        expect(read(text).problems).toEqual([])
        expect(byName(read(text).entries)).toEqual(byName(entries))
        expect(
          byName(
            readEntries(entryRows(entries).map((cells, i) => ({ line: i + 1, cells }))).entries,
          ),
        ).toEqual(byName(entries))
      }),
    )
  })

  it('never throw, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const answer = read(text)
        expect(answer.entries.length + answer.problems.length).toBeLessThanOrEqual(
          text.split(/\r?\n/).length,
        )
      }),
    )
    expect(problems('whole | | | 5%\n'.repeat(MOST_ROWS + 1))[0]).toContain('more than')
  })

  it('write percentages in short form', () => {
    expect([1_200, 250, 205, -500, 0].map(percentText)).toEqual([
      '12% off',
      '2.5% off',
      '2.05% off',
      '5% up',
      '0% off',
    ])
  })
})
