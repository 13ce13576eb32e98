import { sayComplaint } from '@/i18n/say'
import { complaintOf } from './validation-words'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineSchema, wordsSchema } from './fields'

describe('a name', () => {
  it('is one line: a line break is refused in our words', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom('a', 'é', '上', ' ', '-') }),
        fc.constantFrom('\n', '\r', '\r\n', '\0', '\u001b', '\u0085', '\u2028', '\u2029'),
        fc.string({ minLength: 1, unit: fc.constantFrom('b', 'ß') }),
        (before, broken, after) => {
          const result = lineSchema(500).safeParse(`x${before}${broken}${after}`)
          expect(
            result.error?.issues.map(({ message }) => sayComplaint(complaintOf(message), 'en')),
          ).toEqual(['one line, without line breaks'])
        },
      ),
    )
  })

  it('is trimmed and limited', () => {
    expect(lineSchema(5).parse(' Łódź\n')).toBe('Łódź')
    expect(lineSchema(3).safeParse('Łódź').success).toBe(false)
    expect(wordsSchema(20).parse('two\nlines')).toBe('two\nlines')
  })
})
