import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rowPath } from './qr-code'

/** The modules that a path of bars makes dark. */
function darkened(path: string, width: number): boolean[] {
  const row = Array<boolean>(width).fill(false)
  for (const [, from, length] of path.matchAll(/M(\d+) 3h(\d+)v1h-\d+z/g))
    row.fill(true, Number(from), Number(from) + Number(length))
  return row
}

it('the bars of a row of a QR code cover its dark modules and no others', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 80 }), (row) => {
      const path = rowPath(row, 3)
      expect(darkened(path, row.length)).toEqual(row)
      expect(path.replaceAll(/M\d+ 3h\d+v1h-\d+z/g, '')).toBe('')
    }),
  )
})
