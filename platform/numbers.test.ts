import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatOrderNumber,
  formatQuoteNumber,
  formatRequestNumber,
  parseOrderNumber,
  parseQuoteNumber,
  parseRequestNumber,
} from './numbers'

describe.each([
  ['SO', formatOrderNumber, parseOrderNumber],
  ['Q', formatQuoteNumber, parseQuoteNumber],
  ['RFQ', formatRequestNumber, parseRequestNumber],
] as const)('a number that begins with %s', (prefix, format, parse) => {
  it('reads back as its serial', () => {
    expect(format(42)).toBe(`${prefix}-00042`)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (serial) => {
        expect(parse(format(serial))).toBe(serial)
      }),
    )
  })

  it.each(['', '-', '-42', '-00000', '-000042', '-9999999999', '-00042 ', "-00042'", '-00042\n'])(
    'is not read with %j behind it',
    (rest) => {
      expect(parse(`${prefix}${rest}`)).toBeNull()
      expect(parse(`X${prefix}-00042`)).toBeNull()
      expect(parse(`${prefix.toLowerCase()}-00042`)).toBeNull()
    },
  )
})
