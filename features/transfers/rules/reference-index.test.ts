import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paymentReference, printedReference } from '@/features/orders/rules/payment-reference'
import { indexReferences, referencesIn } from './reference-index'

const references = Array.from({ length: 2_000 }, (_, i) =>
  paymentReference({ serial: 1 + (i >> 1), position: i % 2 }),
)
const index = indexReferences(references)
const around = fc.constantFrom('', 'PAYMENT FOR ', 'INV 7781 /ROC/', 'sofort ', '货款 ')
const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** One typing error of each kind. */
const slip = (text: string, kind: number, at: number, sign: string): string => {
  const i = at % text.length
  const [before, here, after] = [text.slice(0, i), text[i] ?? '', text.slice(i + 1)]
  if (kind === 0) return before + sign + after
  if (kind === 1) return before + after
  if (kind === 2) return before + sign + here + after
  return before + after.slice(0, 1) + here + after.slice(1)
}

describe('references in a text', () => {
  it('are found whatever surrounds and separates them', () => {
    fc.assert(
      fc.property(fc.constantFrom(...references), around, around, (reference, before, after) => {
        const text = `${before}${printedReference(reference).toLowerCase()} ${after}`
        expect(referencesIn(text, index)).toEqual([{ reference, typed: null }])
      }),
    )
  })

  it('with one typing error are never taken for another, and nearly always corrected', () => {
    let tried = 0
    let right = 0
    fc.assert(
      fc.property(
        fc.constantFrom(...references),
        fc.integer({ min: 0, max: 3 }),
        fc.nat(),
        fc.constantFrom(...SIGNS),
        around,
        (reference, kind, at, sign, before) => {
          const text = `${before}${slip(reference, kind, at, sign)} THANK YOU`
          const references = referencesIn(text, index)
          tried++
          if (references.some((each) => each.reference === reference)) right++
          else if (references.length > 0) expect.soft(references).toEqual([])
        },
      ),
      { numRuns: 2000, seed: 16 },
    )
    expect(right / tried).toBeGreaterThan(0.97)
  })

  it('can be several in one text', () => {
    const [a = '', b = ''] = references
    expect(referencesIn(`${a} and ${b}, ${a}`, index).map((each) => each.reference)).toEqual([a, b])
  })

  it('stay as they are where they are right, even if their order is not open', () => {
    const other = paymentReference({ serial: 5_001, position: 0 })
    expect(referencesIn(`RE ${other}`, index)).toEqual([])
  })
})
