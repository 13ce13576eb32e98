import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appCodeOf, newRecoveryCodes, recoveryCodeOf } from './recovery-codes'

describe('recovery codes', () => {
  it('are ten, all different, and none looks like an app’s code', () => {
    const codes = Array.from({ length: 50 }, newRecoveryCodes).flat()
    expect(newRecoveryCodes()).toHaveLength(10)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) {
      expect(code).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}$/)
      expect(appCodeOf(code)).toBeNull()
    }
  })

  it('are read in any case and grouping', () => {
    const [code = ''] = newRecoveryCodes()
    const typings = fc.constantFrom(
      code.toUpperCase(),
      code.replace('-', ''),
      code.replace('-', ' '),
      `  ${code} `,
      [...code.replace('-', '')].join(' '),
    )
    fc.assert(
      fc.property(typings, (typed) => {
        expect(recoveryCodeOf(typed)).toBe(code)
      }),
    )
  })
})

describe('a code of an app', () => {
  it('is six digits, in one group or two', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), (n) => {
        const code = String(n).padStart(6, '0')
        for (const typed of [code, `${code.slice(0, 3)} ${code.slice(3)}`, ` ${code} `])
          expect(appCodeOf(typed)).toBe(code)
      }),
    )
    expect(['12345', '1234567', '12345a', ''].map(appCodeOf)).toEqual(Array(4).fill(null))
  })
})
