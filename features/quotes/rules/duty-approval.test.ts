import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aQuoteDocument } from '@/tests/support/quote-documents'
import type { QuoteDocument } from '../schema'
import { approvalBasis, rowsToApprove } from './duty-approval'

const document = aQuoteDocument({ lines: 3 })
const on = (asOf: string, of: QuoteDocument = document): QuoteDocument => ({
  ...of,
  duty: { ...of.duty, asOf },
})

describe('the tariff desk’s approval', () => {
  it('is needed once a row is older than thirty days, where the duty is ours', () => {
    expect(rowsToApprove(document)).toEqual([])
    expect(rowsToApprove(on('2026-12-28'))).toEqual([])
    expect(rowsToApprove(on('2026-12-29')).map(({ title }) => title)).toContain(
      'Section 301 forced labour',
    )
    const fob = aQuoteDocument({ lines: 3, incoterm: 'FOB', tariffTerms: null })
    expect(rowsToApprove(on('2026-12-29', fob))).toEqual([])
  })

  it('stays valid on another day while nothing changes, and for no other draft, rules, duty or rows', () => {
    const basis = approvalBasis(on('2026-12-29'))
    expect(approvalBasis(on('2026-12-30'))).toBe(basis)
    const { draft, duty } = document
    const others: QuoteDocument[] = [
      { ...document, draft: { ...draft, notes: 'Packed by tens' } },
      { ...document, draft: { ...draft, namedPlace: 'Boston' } },
      { ...document, draft: { ...draft, lines: draft.lines.slice(1) } },
      { ...document, totalMinor: document.totalMinor + 1 },
      { ...document, duty: { ...duty, ruleSetVersion: `${duty.ruleSetVersion}+1` } },
      { ...document, duty: { ...duty, totalMinor: duty.totalMinor + 1 } },
    ]
    const bases = others.map((each) => approvalBasis(on('2026-12-29', each)))
    expect(new Set([basis, ...bases]).size).toBe(others.length + 1)
    // On the last day of the readings no row is doubtful: another basis.
    expect(approvalBasis(on('2026-12-28'))).not.toBe(basis)
  })

  it('is voided by any change of a line’s price or quantity', () =>
    fc.assert(
      fc.property(
        fc.nat({ max: 2 }),
        fc.constantFrom('quantity', 'unitPriceMinor', 'setupFeeMinor', 'leadTimeDays'),
        fc.integer({ min: 1, max: 500 }),
        (at, field, by) => {
          const lines = document.draft.lines.map((line, i) =>
            i === at ? { ...line, [field]: line[field] + by } : line,
          )
          const edited = { ...document, draft: { ...document.draft, lines } }
          expect(approvalBasis(edited)).not.toBe(approvalBasis(document))
        },
      ),
    ))
})
