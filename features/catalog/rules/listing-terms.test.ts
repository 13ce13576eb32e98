import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bitmapRows, CHUNK, FoundSet } from './listing-terms'

it('bitmaps hold the same as the terms of every product', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(3 * CHUNK), { maxLength: 60 }), (ordinals) => {
      const term = { kind: 'type', value: 'rings', label: 'rings' } as const
      const rows = bitmapRows(ordinals.map((ordinal) => ({ ordinal, terms: [term] })))
      const found = new FoundSet(
        rows.map(({ chunk, hex }) => ({
          chunk,
          bits: [...hex]
            .map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0'))
            .join(''),
        })),
      )
      expect(found.ordinals().toSorted((a, b) => a - b)).toEqual(ordinals.toSorted((a, b) => a - b))
      for (const ordinal of ordinals)
        expect([found.has(ordinal), found.has(ordinal + 4 * CHUNK)]).toEqual([true, false])
    }),
  )
})
