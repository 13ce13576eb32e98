import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DecimalSign } from '@/platform/amounts'
import { amountOf, wholeOf } from '@/platform/number-words'
import { handOf, pasteNumbers, settledCell } from './paste-numbers'

const usd = (text: string, sign?: DecimalSign) => amountOf(text, { currency: 'USD', sign })
/** a column of pieces, one of prices, one of words */
const read = (column: number, text: string, sign?: DecimalSign) =>
  column === 0 ? wholeOf(text, { sign }) : column === 1 ? usd(text, sign) : wholeOf('')

describe('the decimal sign of a block', () => {
  it('is shown by a clear number, and is the person’s own where none is clear', () => {
    expect(handOf(['1,234', '2,50'], '.')).toEqual({ sign: ',', shownBy: '2,50' })
    expect(handOf(['1,234', '100'], '.')).toEqual({ sign: '.', shownBy: null })
    expect(handOf(['1,234'], undefined)).toEqual({ sign: undefined, shownBy: null })
    expect(handOf(['2,50', '2.50'], '.').sign).toBeUndefined()
  })

  it('writes out what it settles, and leaves what it would round to a person', () => {
    const comma = handOf(['2,50'], '.')
    expect(settledCell('1,250', usd, comma)).toEqual({ text: '1.25', asks: false, byBlock: true })
    expect(settledCell('1,235', usd, comma)).toEqual({ text: '1,235', asks: true, byBlock: false })
    expect(settledCell('12,5', usd, comma)).toEqual({ text: '12,5', asks: false, byBlock: false })
    expect(settledCell('1,250', usd, handOf([], ','))).toMatchObject({
      text: '1.25',
      byBlock: false,
    })
  })
})

describe('a block in a grid', () => {
  it('asks only what its numbers and the person’s language leave open, and leaves other cells as they are', () => {
    const rows = [
      ['100', '1.10', '1,234'],
      ['1.000', '1,234', 'as 2,50'],
    ]
    const pasted = pasteNumbers(rows, [['1.000', '1,234', 'as 2,50']], [1, 0], undefined, read)
    expect(pasted).toEqual({
      rows,
      asked: [
        [1, 0],
        [1, 1],
      ],
      hand: null,
    })
    const asRead = pasteNumbers(
      [
        ['1.000', '1.250,50'],
        ['500', '2.500'],
      ],
      [
        ['1.000', '1.250,50'],
        ['500', '2.500'],
      ],
      [0, 0],
      '.',
      read,
    )
    expect(asRead.rows).toEqual([
      ['1000', '1.250,50'],
      ['500', '2500.00'],
    ])
    expect(asRead).toMatchObject({ asked: [], hand: { sign: ',', text: '1.250,50' } })
  })

  const typed = fc.oneof(
    fc.stringMatching(/^\d{1,3}[.,]\d{3}$/),
    fc.stringMatching(/^\d{1,4}([.,]\d{1,3})?$/),
    fc.constantFrom('', 'ask', 'SKU-1'),
  )

  it('never guesses: every cell is one of its readings, still asks, or stays as it was pasted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(typed, typed, typed), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('.' as const, ',' as const, undefined),
        (block, own) => {
          const { rows, asked } = pasteNumbers(block, block, [0, 0], own, read)
          const asks = new Set(asked.map(([row, column]) => `${row} ${column}`))
          block.forEach((cells, row) =>
            cells.forEach((text, column) => {
              const now = rows[row]?.[column] ?? ''
              const { choices } = read(column, text)
              if (choices.length === 0 || asks.has(`${row} ${column}`)) expect(now).toBe(text)
              else expect(choices.map(({ plain }) => plain)).toContain(now)
              expect(asks.has(`${row} ${column}`)).toBe(read(column, now).choices.length > 0)
            }),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})
