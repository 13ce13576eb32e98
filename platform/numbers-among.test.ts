import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Writing } from './amounts'
import { amountOf, decimalOf, settledText, wholeOf, type ReadNumber } from './number-words'
import { numberExample, readAmong, signAmong } from './numbers-among'

const usd = (text: string) => (writing: Writing) => amountOf(text, { ...writing, currency: 'USD' })
const open = fc.stringMatching(/^[1-9]\d{0,2}[.,]\d{3}$/)
const sign = fc.constantFrom('.' as const, ',' as const)
const kinds = fc.constantFrom<(text: string, writing: Writing) => ReadNumber<number | string>>(
  (text: string, writing: Writing) => amountOf(text, { ...writing, currency: 'USD' }),
  (text: string, writing: Writing) => decimalOf(text, { ...writing, decimals: 3 }),
  (text: string, writing: Writing) => wholeOf(text, writing),
)

describe('a choice', () => {
  it('is read as what was chosen, whoever reads it', () => {
    fc.assert(
      fc.property(open, kinds, (text, read) => {
        for (const choice of read(text, {}).choices)
          for (const by of ['.', ',', undefined] as const) {
            const again = read(choice.plain, { sign: by })
            expect(again).toMatchObject({ complaint: null, choices: [], plain: choice.plain })
          }
      }),
    )
  })

  it('settles the others of the same writer: each names the decimal sign that it implies', () => {
    fc.assert(
      fc.property(open, sign, kinds, (text, by, read) => {
        const plain = settledText(
          text,
          (each, decimalSign) => read(each, { sign: decimalSign }),
          by,
        )
        if (plain === text) return
        expect(read(text, {}).choices.find((choice) => choice.sign === by)?.plain).toBe(plain)
      }),
    )
  })
})

describe('numbers of one writer', () => {
  it('show the sign by a clear one; one in our own notation shows nothing', () => {
    expect(signAmong(['1,234', '2,50'])).toBe(',')
    expect(signAmong(['1.234,50', '12.50'])).toBe(',')
    expect(signAmong(['12.50', ' 3 ', '1,250'])).toBeUndefined()
    expect(signAmong(['1,234.50'])).toBe('.')
  })

  it('follow the choice only where they show nothing themselves', () => {
    expect(readAmong(usd('1,250'), {}).choices).toHaveLength(2)
    expect(readAmong(usd('1,250'), { said: ',' }).value).toBe(125)
    expect(readAmong(usd('1,250'), { shown: '.', said: ',' }).value).toBe(1250_00)
    expect(readAmong(usd('1,235'), { said: ',' })).toMatchObject({ why: 'too_precise' })
    expect(readAmong(usd('2.50'), { said: ',' }).value).toBe(250)
  })

  it('are asked about with the result of each answer', () => {
    expect(numberExample('1,250', usd('1,250'), {})).toEqual({
      text: '1,250',
      point: '1250.00',
      comma: '1.25',
    })
    expect(numberExample('1,235', usd('1,235'), {})?.comma).toBeNull()
    expect(numberExample('1,250', usd('1,250'), { shown: ',' })).toBeNull()
    expect(numberExample('12.50', usd('12.50'), {})).toBeNull()
  })

  it('are all settled once a meaning is chosen', () => {
    fc.assert(
      fc.property(open, sign, kinds, (text, declaredSign, read) => {
        const answer = readAmong((writing) => read(text, writing), { said: declaredSign })
        expect(answer.choices).toEqual([])
        expect(answer.value !== undefined || answer.why === 'too_precise').toBe(true)
      }),
    )
  })
})
