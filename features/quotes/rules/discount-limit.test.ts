import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aLine } from '@/tests/support/quote-documents'
import { discountMost, discountOf, discountPercent, givesMoreThan } from './discount-limit'

const limits = { salesDiscountPercent: '5', managerDiscountPercent: '15' }
const draftAt = (unitPriceMinor: number, discountMinor = 0) => ({
  lines: [aLine(1, { unitPriceMinor, listUnitPriceMinor: 200, quantity: 100 })],
  discountMinor,
})

describe('a role’s discount limit', () => {
  it('is the widest of somebody’s roles, unlimited for an owner, and zero for people who don’t sell', () => {
    expect(discountMost(['sales'], limits)).toBe('5')
    expect(discountMost(['sales', 'sales_manager'], limits)).toBe('15')
    expect(discountMost(['sales_manager', 'owner'], limits)).toBeNull()
    expect(discountMost(['finance'], limits)).toBe('0')
    expect(discountMost(['sales'], { ...limits, salesDiscountPercent: null })).toBeNull()
  })
})

describe('the discount of a quote', () => {
  it('is how far its goods are below their list prices, prices and discount together', () => {
    expect(discountPercent(draftAt(200))).toBe('0')
    expect(discountPercent(draftAt(190))).toBe('5')
    expect(discountPercent(draftAt(190, 1_00))).toBe('5.5')
    expect(discountPercent(draftAt(220))).toBe('0')
    expect(givesMoreThan(draftAt(190), '5')).toBe(false)
    expect(givesMoreThan(draftAt(190, 1), '5')).toBe(true)
    expect(givesMoreThan(draftAt(1), null)).toBe(false)
  })

  it('is measured against a company’s own prices where it has some', () => {
    const own = { serial: 1, version: 1, name: 'Own', holdsUntil: null, unitPriceMinor: 180 }
    const line = aLine(1, { unitPriceMinor: 180, listUnitPriceMinor: 200, priceList: own })
    expect(discountPercent({ lines: [line], discountMinor: 0 })).toBe('0')
  })

  it('leaves charges out, and counts goods without a list price at their own', () => {
    const lines = [
      aLine(1, { unitPriceMinor: 0, listUnitPriceMinor: null, kind: 'charge' }),
      aLine(2, { unitPriceMinor: 100, listUnitPriceMinor: null, quantity: 10 }),
    ]
    expect(discountOf({ lines, discountMinor: 0 })).toEqual({ listMinor: 1000n, askedMinor: 1000n })
  })

  it('exceeds a limit exactly where less is left than the limit leaves', () => {
    fc.assert(
      fc.property(
        fc.nat(400),
        fc.nat(20_000),
        fc.integer({ min: 0, max: 100 }),
        (price, off, most) => {
          const draft = draftAt(price, Math.min(off, price * 100))
          const netMinor = price * 100 - draft.discountMinor
          expect(givesMoreThan(draft, String(most))).toBe(netMinor * 100 < 20_000 * (100 - most))
        },
      ),
    )
  })
})
