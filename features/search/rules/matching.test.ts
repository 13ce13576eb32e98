import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { GROUP_NAMES, readKey } from './kinds'
import { asked, codeDigits, fits, termsOf, writtenCodes } from './matching'

describe('what is typed', () => {
  it('is split into words in small letters, without accents and signs', () => {
    expect(termsOf('Joyería  SA, (México)')).toEqual(['joyeria', 'sa', 'mexico'])
    expect(termsOf('ana@aurora.example')).toEqual(['ana', 'aurora', 'example'])
  })

  it('fits a text whose words it begins, in any order', () => {
    expect(fits(termsOf('lists pri'), 'Price lists')).toBe(true)
    expect(fits(termsOf('rice'), 'Price lists')).toBe(false)
    expect(fits([], 'Price lists')).toBe(false)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const terms = termsOf(text)
        expect(terms.length === 0 || fits(terms.toReversed(), text)).toBe(true)
        expect(
          fits(
            terms.map((term) => term.slice(0, 1)),
            text,
          ),
        ).toBe(terms.length > 0)
      }),
    )
  })

  it('is cut to one short line, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(asked(text).length).toBeLessThanOrEqual(80)
        expect(asked(asked(text))).toBe(asked(text))
        expect(asked(text)).not.toMatch(/[\0\n]/)
      }),
    )
  })

  it('is a code if it consists of digits and points', () => {
    expect(codeDigits('7117.19')).toBe('711719')
    expect(codeDigits('7117 19 90')).toBe('71171990')
    expect(codeDigits('711')).toBeNull()
    expect(codeDigits('RFQ-00042')).toBeNull()
    expect(writtenCodes('7117')).toEqual(['7117'])
    expect(writtenCodes('711719')).toEqual(['7117.19'])
    expect(writtenCodes('7117199000')).toEqual(['7117.19.9000', '7117.19.90.00', '7117199000'])
  })

  it('asks for a result again by its key', () => {
    for (const group of GROUP_NAMES) expect(readKey(`${group}:a:b`)).toEqual({ group, ref: 'a:b' })
    expect(readKey('nothing:a')).toBeNull()
    expect(readKey('quote')).toBeNull()
  })
})
