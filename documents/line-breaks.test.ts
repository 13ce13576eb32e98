import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakable } from './line-breaks'

const letters = fc.constantFrom(...'上海饰品有限，。；（）《》abcdefgहार12.-')
const words = fc.string({ unit: letters, minLength: 1, maxLength: 80 })

describe('where a word may be broken', () => {
  it('loses no letter', () => {
    fc.assert(
      fc.property(words, (word) => {
        expect(breakable(word).join('')).toBe(word)
      }),
    )
  })

  it('puts no closing sign at the start of a line after an ideograph', () => {
    expect(breakable('抛光，刻字。')).toEqual(['抛', '', '光，', '', '刻', '', '字。'])
    expect(breakable('（抛光）')).toEqual(['（抛', '', '光）'])
    expect(breakable('316L不锈钢')).toEqual(['316L', '', '不', '', '锈', '', '钢'])
  })

  it('keeps a word of other scripts whole unless it is too long for a column', () => {
    expect(breakable('bracelet')).toEqual(['bracelet'])
    expect(breakable('ज्वेलर्स')).toEqual(['ज्वेलर्स'])
    expect(breakable('x'.repeat(60)).length).toBeGreaterThan(1)
  })
})
