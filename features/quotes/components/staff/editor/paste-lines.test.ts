import { describe, expect, it } from 'vitest'
import { complaintText } from '@/platform/number-words'
import { certificateEntries } from './certificate-entries'
import type { LineEntry } from './line-entry'
import { pasteLines } from './paste-lines'

const line = (id: string): LineEntry => ({
  id,
  added: '',
  title: 'Ring',
  quantity: '100',
  unitPrice: '2.50',
  setupFee: '0.00',
  hsCode: '7117.19.9000',
  origin: 'CN',
  unitWeightGrams: '5',
  leadTimeDays: '20',
  goods: '',
  ...certificateEntries(),
})
const lines = [line('a'), line('b'), line('c')]
const usd = { currency: 'USD', sign: '.' as const }

describe('a block pasted into the pricing grid', () => {
  it('fills quantity and price, and further columns in the grid’s order', () => {
    const result = pasteLines(
      lines,
      [
        ['500', '1.20', '40', '7113.11.5000', 'VN', '6.5', '30'],
        ['600', '$1.10'],
      ],
      { row: 1, column: 'quantity' },
      usd,
    )
    expect(result).toMatchObject({ taken: 9, headings: null, left: [], unread: [] })
    expect(result.lines[0]).toEqual(lines[0])
    expect(result.lines[1]).toEqual({
      ...certificateEntries(),
      id: 'b',
      added: '',
      title: 'Ring',
      quantity: '500',
      unitPrice: '1.20',
      setupFee: '40',
      hsCode: '7113.11.5000',
      origin: 'VN',
      unitWeightGrams: '6.5',
      leadTimeDays: '30',
      goods: '',
    })
    expect(result.lines[2]).toMatchObject({ quantity: '600', unitPrice: '$1.10', setupFee: '0.00' })
  })

  it('reports every cell that finds no line or column', () => {
    const {
      left,
      taken,
      lines: filled,
    } = pasteLines(
      lines,
      [
        ['30', 'spare'],
        ['31', 'x'],
      ],
      { row: 2, column: 'leadTimeDays' },
      usd,
    )
    expect(taken).toBe(1)
    expect(filled[2]?.leadTimeDays).toBe('30')
    expect(left).toEqual([
      { row: 1, column: 2, text: 'spare', beyond: 'columns' },
      { row: 2, column: 1, text: '31', beyond: 'rows' },
      { row: 2, column: 2, text: 'x', beyond: 'columns' },
    ])
  })

  it('reports what isn’t a number, and asks about ambiguous ones', () => {
    const { unread, lines: filled } = pasteLines(
      lines,
      [
        ['500', 'ask'],
        ['600', '1,234'],
      ],
      { row: 0, column: 'quantity' },
      { currency: 'USD' },
    )
    expect(unread.map(({ row, column, text }) => [row, column, text])).toEqual([
      [0, 'unitPrice', 'ask'],
      [1, 'unitPrice', '1,234'],
    ])
    expect(unread[1] && complaintText(unread[1].problem, 'en')).toContain('1,234.00')
    expect(unread.map(({ asks }) => asks)).toEqual([false, true])
    expect(filled[0]).toMatchObject({ quantity: '500', unitPrice: 'ask' })
  })

  it('reads a block by its own decimal sign, and asks what that leaves open even if the person’s language would settle it', () => {
    const pasted = pasteLines(
      lines,
      [
        ['1.000', '1,250'],
        ['600', '2,355'],
        ['700', '2,5'],
      ],
      { row: 0, column: 'quantity' },
      usd,
    )
    expect(pasted.hand).toEqual({ sign: ',', text: '2,5' })
    expect(pasted.lines[0]).toMatchObject({ quantity: '1000', unitPrice: '1.25' })
    expect(pasted.unread).toMatchObject([{ row: 1, column: 'unitPrice', asks: true }])
    expect(pasted.foreign).toBe(true)
    expect(
      pasteLines(lines, [['600', '2,355']], { row: 0, column: 'quantity' }, usd),
    ).toMatchObject({ hand: null, unread: [], foreign: false })
  })

  it('leaves out a row of headings and says so; empty cells change nothing', () => {
    const result = pasteLines(
      lines,
      [
        ['Pieces', 'USD each'],
        ['500', ''],
        ['', '1.10'],
      ],
      { row: 0, column: 'quantity' },
      usd,
    )
    expect(result.headings).toEqual(['Pieces', 'USD each'])
    expect(result.taken).toBe(2)
    expect(result.lines[0]).toMatchObject({ quantity: '500', unitPrice: '2.50' })
    expect(result.lines[1]).toMatchObject({ quantity: '100', unitPrice: '1.10' })
  })
})
