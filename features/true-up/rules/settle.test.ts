import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settleDuty, shareRefund, type SignedTerms } from './settle'

const minor = fc.nat(5_000_000)
const day = fc.integer({ min: 0, max: 900 }).map((days) => dayAt(days))
const dayAt = (days: number): string =>
  new Date(Date.UTC(2026, 0, 1) + days * 86_400_000).toISOString().slice(0, 10)
const entry = fc.record({ actualMinor: minor, enteredOn: day, lockEnded: fc.boolean() })
const terms = fc.record<SignedTerms>({
  kind: fc.constantFrom(null, 'floating', 'capped', 'locked'),
  signedMinor: minor,
  capMinor: fc.option(minor),
  lockedUntil: fc.option(day),
})

describe('the surcharge at entry', () => {
  it('floats with the duty of the day', () => {
    fc.assert(
      fc.property(terms, entry, (signed, facts) => {
        const { settledMinor, differenceMinor } = settleDuty({ ...signed, kind: 'floating' }, facts)
        expect(settledMinor).toBe(facts.actualMinor)
        expect(differenceMinor).toBe(facts.actualMinor - signed.signedMinor)
      }),
    )
  })

  it('is the duty of the day, and never above its cap', () => {
    fc.assert(
      fc.property(terms, minor, entry, (signed, capMinor, facts) => {
        const { settledMinor } = settleDuty({ ...signed, kind: 'capped', capMinor }, facts)
        expect(settledMinor).toBe(Math.min(facts.actualMinor, capMinor))
      }),
    )
  })

  it('never changes while it is locked, and floats once the lock has ended', () => {
    fc.assert(
      fc.property(terms, entry, (signed, facts) => {
        const settled = settleDuty({ ...signed, kind: 'locked' }, facts)
        const holds =
          !facts.lockEnded && (signed.lockedUntil === null || facts.enteredOn <= signed.lockedUntil)
        expect(settled.differenceMinor).toBe(holds ? 0 : facts.actualMinor - signed.signedMinor)
        expect(settled.by).toBe(holds ? 'locked' : 'lock_over')
      }),
    )
  })

  it('stays as shown where no terms were named', () => {
    fc.assert(
      fc.property(terms, entry, (signed, facts) => {
        expect(settleDuty({ ...signed, kind: null }, facts).differenceMinor).toBe(0)
      }),
    )
  })
})

describe('a refund of duty', () => {
  it('is divided to the cent, over however many decisions, and leaves its buyer what the terms say', () => {
    fc.assert(
      fc.property(terms, entry, fc.array(minor, { maxLength: 5 }), (signed, facts, refunds) => {
        let amountMinor = 0
        let buyerMinor = 0
        for (const wish of refunds) {
          const refund = Math.min(wish, facts.actualMinor - amountMinor)
          if (refund === 0) continue
          const shares = shareRefund(signed, facts, refund, { amountMinor, buyerMinor })
          expect(shares.buyerMinor + shares.houseMinor).toBe(refund)
          expect(Math.min(shares.buyerMinor, shares.houseMinor)).toBeGreaterThanOrEqual(0)
          amountMinor += refund
          buyerMinor += shares.buyerMinor
        }
        const borneMinor = settleDuty(signed, facts).settledMinor
        const owedMinor = settleDuty(signed, {
          ...facts,
          actualMinor: facts.actualMinor - amountMinor,
        })
        expect(borneMinor - buyerMinor).toBe(owedMinor.settledMinor)
      }),
    )
  })

  it('is the buyer’s under floating terms, the house’s under a lock, and first the house’s above a cap', () => {
    const facts = { actualMinor: 15_000, enteredOn: '2026-12-01', lockEnded: false }
    const of = (kind: SignedTerms['kind']) => ({
      kind,
      signedMinor: 10_000,
      capMinor: 11_000,
      lockedUntil: '2027-01-01',
    })
    expect(shareRefund(of('floating'), facts, 5_000)).toEqual({ buyerMinor: 5_000, houseMinor: 0 })
    expect(shareRefund(of('locked'), facts, 5_000)).toEqual({ buyerMinor: 0, houseMinor: 5_000 })
    expect(shareRefund(of('capped'), facts, 5_000)).toEqual({
      buyerMinor: 1_000,
      houseMinor: 4_000,
    })
  })

  it('never exceeds what was due', () => {
    const facts = { actualMinor: 100, enteredOn: '2026-12-01', lockEnded: false }
    const signed = { kind: 'floating', signedMinor: 0, capMinor: null, lockedUntil: null } as const
    expect(() => shareRefund(signed, facts, 101)).toThrow(RangeError)
    expect(() => shareRefund(signed, facts, 1, { amountMinor: 100, buyerMinor: 100 })).toThrow(
      RangeError,
    )
  })
})
