import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatOrderNumber, parseOrderNumber } from './schema'

it('an order number reads back as its serial', () => {
  expect(formatOrderNumber(42)).toBe('SO-00042')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2_147_483_647 }), (serial) => {
      expect(parseOrderNumber(formatOrderNumber(serial))).toBe(serial)
    }),
  )
})

it.each([
  '',
  'SO-',
  'SO-42',
  'so-00042',
  'SO-00000',
  'SO-000042',
  'SO-9999999999',
  'Q-00042',
  'SO-00042 ',
  "SO-00042'",
])('%j is none', (text) => {
  expect(parseOrderNumber(text)).toBeNull()
})
