import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DraftLine, QuoteDraft } from '../../../schema'
import { fileEntry } from './certificate-entries'
import { toDraft, toEntries } from './form-model'
import { lineEntry } from './line-entry'
import { addedEntry, movedLines, ownLine, splitEntry } from './line-edits'

const line: DraftLine = {
  ...ownLine('custom', 'Ring', 'CN'),
  kind: 'catalog',
  sku: 'RG-1',
  quantity: 500,
  unitPriceMinor: 120,
  setupFeeMinor: 25_00,
  targetPriceMinor: 100,
}
const draft = {
  lines: [line],
  currency: 'USD',
  destination: 'US',
  incoterm: 'DDP',
  namedPlace: 'Chicago',
  transportMode: 'ocean',
  discountMinor: 0,
  freightMinor: 0,
  insuranceMinor: 0,
  depositPercent: '30',
  validUntil: '2026-12-20',
  notes: '',
} satisfies QuoteDraft

describe('whole lines of a draft', () => {
  it('are split without losing a piece or a cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), (quantity) => {
        const entry = { ...lineEntry(line, 'USD'), quantity: String(quantity) }
        const entries = toEntries(draft, '10')
        const split = splitEntry(entry, line, quantity, 'USD')
        const [above, below] = toDraft({ ...entries, lines: split }, draft).lines
        expect((above?.quantity ?? 0) + (below?.quantity ?? 0)).toBe(quantity)
        expect([above?.setupFeeMinor, below?.setupFeeMinor]).toEqual([25_00, 0])
        expect(below).toMatchObject({
          sku: 'RG-1',
          title: 'Ring',
          unitPriceMinor: 120,
          targetPriceMinor: 100,
          splitOf: line.id,
        })
        expect(below?.id).not.toBe(line.id)
      }),
    )
  })

  it('share a saved paper, and keep an unsaved one in one place', () => {
    const paper = (claimToken?: string) =>
      fileEntry({ id: 'f', name: 'usmca.pdf', ...(claimToken ? { claimToken } : {}) })
    const below = (certificateFile: string) =>
      splitEntry({ ...lineEntry(line, 'USD'), certificateFile }, line, 10, 'USD')[1].certificateFile
    expect(below(paper())).toBe(paper())
    expect(below(paper('secret'))).toBe('')
  })

  it('that were added are carried along until they are saved, and are renamed', () => {
    const own = ownLine('charge', ' Mould for the clasp ', 'CN')
    const entry = { ...lineEntry(own, 'USD'), title: 'Mould', added: addedEntry(own) }
    const entries = toEntries(draft, '10')
    const result = toDraft({ ...entries, lines: [...entries.lines, entry] }, draft)
    expect(result.lines[1]).toEqual({ ...own, title: 'Mould' })
    // Without the line that it was made with there is nothing to save.
    const lost = { ...entries, lines: [...entries.lines, { ...entry, added: '' }] }
    expect(toDraft(lost, draft).lines).toHaveLength(1)
  })

  it('move to another place, and stay at the ends', () => {
    const rows = ['a', 'b', 'c'].map((id) => ({ id }))
    const ids = (moved: { id: string }[]) => moved.map(({ id }) => id).join('')
    expect(ids(movedLines(rows, 'c', -1))).toBe('acb')
    expect(ids(movedLines(rows, 'a', -1))).toBe('abc')
    expect(ids(movedLines(rows, 'c', 1))).toBe('abc')
  })
})
