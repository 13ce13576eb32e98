import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decimalSignIn,
  decimalSignOf,
  mayBeTwo,
  readAmount,
  readDecimal,
  readWhole,
  type Reading,
} from './amounts'
import { plainAmount } from './money'

const POINT = ['en', 'en-GB', 'en-IN', 'es-MX', 'zh', 'zh-CN', 'hi', 'hi-IN', 'de-CH'] as const
const COMMA = ['de', 'de-AT', 'fr', 'fr-CH', 'es-ES', 'pt-BR', 'it', 'pl'] as const

const usd = (text: string, sign?: '.' | ',') => readAmount(text, { currency: 'USD', sign })
const amount = fc.integer({ min: 0, max: 10_000_000_000_00 })
/** What people type into a number field, and similar texts. */
const typed = fc.oneof(
  fc.stringMatching(/^[-+]?[\d.,' ]{1,14}$/),
  fc.stringMatching(/^\d{1,3}([.,' ]\d{2,3}){1,3}([.,]\d{1,3})?$/),
)

describe('the decimal sign of a language', () => {
  it.each(POINT)('%s has a decimal point', (locale) => {
    expect(decimalSignOf([locale])).toBe('.')
  })
  it.each(COMMA)('%s has a decimal comma', (locale) => {
    expect(decimalSignOf([locale])).toBe(',')
  })
  it('is unknown where page and browser differ, and where nothing is known', () => {
    expect(decimalSignOf(['en', 'de-DE'])).toBeUndefined()
    expect(decimalSignOf([])).toBeUndefined()
    expect(decimalSignOf(['*', 'not a language'])).toBeUndefined()
    expect(decimalSignOf(['en', 'zh-CN'])).toBe('.')
  })
})

describe('amounts', () => {
  it.each<[string, number]>([
    ['2,50', 2_50],
    ['12,5', 12_50],
    ['5,2', 5_20],
    ['$1.234,50', 1234_50],
    ['$1,234.50', 1234_50],
    ['USD 1,234.50', 1234_50],
    ['1234.5 usd', 1234_50],
    ['US$ 3', 3_00],
    ['1 234,50', 1234_50],
    ['1\u202f234\u202f567,05', 1234567_05],
    ['1\u00a0234.50', 1234_50],
    ['1’234’567.50', 1234567_50],
    ["1'234", 1234_00],
    ['12,34,567', 1234567_00],
    ['1,23,456.70', 123456_70],
    ['1,234,567', 1234567_00],
    ['1.234.567', 1234567_00],
    ['１，２３４．５０', 1234_50],
    ['१२.५०', 12_50],
    ['12。5', 12_50],
    ['12.', 12_00],
    ['.5', 50],
    ['0,5', 50],
    ['0.500', 50],
    ['-0', 0],
    ['007', 7_00],
  ])('reads %j in any language', (text, minor) => {
    for (const sign of [undefined, '.', ','] as const)
      expect(usd(text, sign)).toEqual({ is: 'read', value: minor })
  })

  it.each<[string, Reading<number>]>([
    ['', { is: 'empty' }],
    ['  ', { is: 'empty' }],
    ['abc', { is: 'refused', why: 'not_a_number' }],
    ['1e9', { is: 'refused', why: 'not_a_number' }],
    ['0x10', { is: 'refused', why: 'not_a_number' }],
    ['1.2.3', { is: 'refused', why: 'not_a_number' }],
    ['1,23,4', { is: 'refused', why: 'not_a_number' }],
    ['1 23', { is: 'refused', why: 'not_a_number' }],
    ['1,234,5', { is: 'refused', why: 'not_a_number' }],
    ['12 pcs', { is: 'refused', why: 'not_a_number' }],
    ['.', { is: 'refused', why: 'not_a_number' }],
    ['-1', { is: 'refused', why: 'negative' }],
    ['−2,50', { is: 'refused', why: 'negative' }],
    ['1,2345', { is: 'refused', why: 'too_precise' }],
    ['1,234.567', { is: 'refused', why: 'too_precise' }],
    ['0.125', { is: 'refused', why: 'too_precise' }],
    ['1234567890123', { is: 'refused', why: 'too_large' }],
    ['€ 5', { is: 'refused', why: 'other_currency' }],
    ['5 EUR', { is: 'refused', why: 'other_currency' }],
    ['¥5', { is: 'refused', why: 'other_currency' }],
  ])('answers %j with %j', (text, answer) => {
    expect(usd(text)).toEqual(answer)
  })

  it('asks what 1,234 and 2.500 mean where the language isn’t known, and follows it where it is', () => {
    expect(usd('1,234')).toEqual({ is: 'ambiguous', readings: [1234_00, 1_23], sign: ',' })
    expect(usd('2,500')).toEqual({ is: 'ambiguous', readings: [2500_00, 2_50], sign: ',' })
    expect(usd('2,500', '.')).toEqual({ is: 'read', value: 2500_00 })
    expect(usd('2,500', ',')).toEqual({ is: 'read', value: 2_50 })
    expect(usd('2.500', ',')).toEqual({ is: 'read', value: 2500_00 })
  })

  it('also asks where the language is known but its reading has no such cents', () => {
    expect(usd('1.234', '.')).toMatchObject({ readings: [1234_00, 1_23], sign: '.' })
    expect(usd('1,235', ',')).toMatchObject({ readings: [1235_00, 1_24], sign: ',' })
  })

  it('knows the minor units of a currency', () => {
    expect(readAmount('1,234', { currency: 'JPY' })).toEqual({ is: 'read', value: 1234 })
    expect(readAmount('1.5', { currency: 'JPY' })).toEqual({ is: 'refused', why: 'too_precise' })
    expect(readAmount('1.2345', { currency: 'KWD' })).toMatchObject({ why: 'too_precise' })
  })

  it('reads back what any language writes', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom(...POINT, ...COMMA), (minor, locale) => {
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(minor / 100)
        expect(usd(text, decimalSignOf([locale]))).toEqual({ is: 'read', value: minor })
        expect(usd(text)).toEqual({ is: 'read', value: minor })
      }),
    )
  })

  it('reads back what a field shows', () => {
    fc.assert(
      fc.property(amount, fc.constantFrom('.', ',', undefined), (minor, sign) => {
        expect(usd(plainAmount(minor), sign)).toEqual({ is: 'read', value: minor })
      }),
    )
  })

  it('never guesses: a number read without a language is read the same in each', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 3 }), (text, decimals) => {
        const unknown = readDecimal(text, { decimals, signed: true })
        for (const sign of ['.', ','] as const) {
          const read = readDecimal(text, { decimals, sign, signed: true })
          if (unknown.is !== 'ambiguous') expect(read).toEqual(unknown)
          else if (read.is === 'read') expect(unknown.readings).toContain(read.value)
          else expect(read).toEqual(unknown)
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('decimals and whole numbers', () => {
  it('reads weights and percentages as canonical text', () => {
    expect(readDecimal('5,20', { decimals: 2 })).toEqual({ is: 'read', value: '5.2' })
    expect(readDecimal('1.234', { decimals: 3, sign: '.' })).toEqual({ is: 'read', value: '1.234' })
    expect(readDecimal('1,234', { decimals: 3 })).toEqual({
      is: 'ambiguous',
      readings: ['1234', '1.234'],
      sign: ',',
    })
    expect(readDecimal('-2,5', { decimals: 2, signed: true })).toEqual({
      is: 'read',
      value: '-2.5',
    })
    expect(readDecimal('$5', { decimals: 2 })).toEqual({ is: 'refused', why: 'not_a_number' })
  })

  it('takes a group for a group where a fraction makes no sense', () => {
    expect(readWhole('1,250')).toEqual({ is: 'read', value: 1250 })
    expect(readWhole('1.250')).toEqual({ is: 'read', value: 1250 })
    expect(readWhole('1 250')).toEqual({ is: 'read', value: 1250 })
    expect(readWhole('1.000')).toEqual({ is: 'ambiguous', readings: [1000, 1], sign: '.' })
    expect(readWhole('1,000', { sign: '.' })).toEqual({ is: 'read', value: 1000 })
    expect(readWhole('1,000', { sign: ',' })).toMatchObject({ is: 'ambiguous' })
    expect(readWhole('1.5')).toEqual({ is: 'refused', why: 'too_precise' })
  })
})

describe('a column of numbers', () => {
  it('is settled by a clear number, and not by contradicting ones', () => {
    expect(decimalSignIn(['1,234', '2,50', 'SKU', ''])).toBe(',')
    expect(decimalSignIn(['1,234', '2.50'])).toBe('.')
    expect(decimalSignIn(['12,34,567'])).toBe('.')
    expect(decimalSignIn(['1,234', '2,500', '100'])).toBeUndefined()
    expect(decimalSignIn(['2,50', '2.50'])).toBeUndefined()
  })
})

describe('a writer who has chosen the decimal sign', () => {
  const declaredReading = (text: string, sign: '.' | ',', decimals = 2) =>
    readDecimal(text, { decimals, sign, declared: true, signed: true })

  it('is believed, and nothing of the numbers is rounded', () => {
    expect(declaredReading('1,250', ',')).toEqual({ is: 'read', value: '1.25' })
    expect(declaredReading('1,250', '.')).toEqual({ is: 'read', value: '1250' })
    expect(declaredReading('1,234', ',')).toEqual({ is: 'refused', why: 'too_precise' })
    expect(readWhole('1.000', { sign: '.', declared: true })).toEqual({ is: 'read', value: 1 })
    expect(readWhole('1.250', { sign: '.', declared: true })).toMatchObject({ why: 'too_precise' })
  })

  it('is found among the texts that could hold a number', () => {
    fc.assert(
      fc.property(typed, fc.integer({ min: 0, max: 3 }), (text, decimals) => {
        fc.pre(readDecimal(text, { decimals, signed: true }).is === 'ambiguous')
        expect(mayBeTwo(text)).toBe(true)
        expect(mayBeTwo(`a | ${text} | b`)).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(['12.50', '1,2345', '1234', '0.12 | 25.00'].some(mayBeTwo)).toBe(false)
  })

  it('is read the same where a plain number takes the fast path', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^\d{1,14}([.,]\d{0,4})?$/),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('.' as const, ',' as const, undefined),
        (text, decimals, sign) => {
          // A leading sign adds nothing new, and takes the slow path.
          expect(readDecimal(text, { decimals, sign })).toEqual(
            readDecimal(`+${text}`, { decimals, sign }),
          )
          expect(readAmount(text, { currency: 'USD', sign })).toEqual(
            readAmount(`+${text}`, { currency: 'USD', sign }),
          )
        },
      ),
      { numRuns: 1000 },
    )
  })

  it('is asked nothing more, gets one of the possible readings, and changes nothing else', () => {
    fc.assert(
      fc.property(
        typed,
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom('.' as const, ',' as const),
        (text, decimals, sign) => {
          const open = readDecimal(text, { decimals, signed: true })
          const answered = declaredReading(text, sign, decimals)
          expect(answered.is).not.toBe('ambiguous')
          if (open.is !== 'ambiguous') {
            // A number read without a fraction may have had one: 1.250 pieces.
            if (decimals > 0) expect(answered).toEqual(open)
          } else if (answered.is === 'read')
            expect(answered.value).toBe(open.readings[sign === open.sign ? 1 : 0])
          else {
            expect(answered).toEqual({ is: 'refused', why: 'too_precise' })
            expect(sign).toBe(open.sign)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
