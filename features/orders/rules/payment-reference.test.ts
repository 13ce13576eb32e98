import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bareText, paymentReference, printedReference, readReference } from './payment-reference'

const part = fc.record({
  serial: fc.oneof(fc.integer({ min: 1, max: 9_999 }), fc.integer({ min: 1, max: 2_147_483_647 })),
  position: fc.integer({ min: 0, max: 25 }),
})
const sign = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ')

describe('the reference of a payment part', () => {
  it('has the check digits of ISO 11649', () => {
    // The standard's own example, RF18 5390 0754 7034, has digits only; this one was computed by
    // hand: mod 97 leaves 1.
    const reference = paymentReference({ serial: 42, position: 1 })
    const moved = reference.slice(4) + reference.slice(0, 4)
    const number = BigInt([...moved].map((each) => String(Number.parseInt(each, 36))).join(''))
    expect(number % 97n).toBe(1n)
    expect(reference).toMatch(/^RF\d\dSO00042B$/)
  })

  it('is read back with any spacing', () => {
    fc.assert(
      fc.property(part, (each) => {
        const reference = paymentReference(each)
        expect(readReference(reference)).toEqual(each)
        expect(readReference(printedReference(reference).toLowerCase())).toEqual(each)
      }),
    )
  })

  it('reveals any one wrong character', () => {
    fc.assert(
      fc.property(part, fc.nat(), sign, (each, at, wrong) => {
        const reference = paymentReference(each)
        const i = at % reference.length
        fc.pre(reference[i] !== wrong)
        expect(readReference(reference.slice(0, i) + wrong + reference.slice(i + 1))).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  it('reveals any two swapped neighbours', () => {
    fc.assert(
      fc.property(part, fc.nat(), (each, at) => {
        const reference = paymentReference(each)
        const i = at % (reference.length - 1)
        fc.pre(reference[i] !== reference[i + 1])
        const [a = '', b = ''] = [reference[i], reference[i + 1]]
        expect(readReference(reference.slice(0, i) + b + a + reference.slice(i + 2))).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  it('accepts no other text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), (text) => {
        const part = readReference(text)
        if (part) expect(paymentReference(part)).toBe(bareText(text))
      }),
    )
  })
})
