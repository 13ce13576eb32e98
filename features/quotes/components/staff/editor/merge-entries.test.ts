import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entries } from './form-model'
import type { LineEntry } from './line-entry'
import { entryAt, mergeEntries, withEntry } from './merge-entries'
import { certificateEntries } from './certificate-entries'
import { valuationEntries } from './valuation-entries'

const LINES = [
  '0190f3a0-0000-7000-8000-000000000001',
  '0190f3a0-0000-7000-8000-000000000002',
] as const
const COLUMNS = [
  'quantity',
  'unitPrice',
  'setupFee',
  'hsCode',
  'origin',
  'unitWeightGrams',
  'leadTimeDays',
] as const
const aLine = (id: string): LineEntry => ({
  id,
  added: '',
  title: 'Ring',
  quantity: '100',
  unitPrice: '2.50',
  setupFee: '0.00',
  hsCode: '',
  origin: 'CN',
  unitWeightGrams: '',
  leadTimeDays: '20',
  goods: '',
  ...certificateEntries(),
})
const base: Entries = {
  lines: LINES.map(aLine),
  ...valuationEntries({}, 'USD'),
  destination: 'US',
  incoterm: 'DDP',
  namedPlace: 'Chicago',
  transportMode: 'ocean',
  discount: '0.00',
  freight: '0.00',
  insurance: '0.00',
  plan: '',
  depositPercent: '30',
  validUntil: '2026-12-20',
  notes: '',
  termsKind: 'floating',
  capPercent: '10',
  lockUntil: '',
  lockTrigger: '',
  termsPremium: '',
  outlookId: '',
  informalEntry: '',
}
const ids = [
  ...LINES.flatMap((line) => COLUMNS.map((column) => `lines.${line}.${column}`)),
  ...(['namedPlace', 'freight', 'notes', 'depositPercent', 'validUntil'] as const),
]
const changes = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('1', '2'), { maxKeys: 8 })
const changed = (each: Record<string, string>) =>
  Object.entries(each).reduce((entries, [id, text]) => withEntry(entries, id, text), base)

describe('two tabs on one quote', () => {
  it('both keep what they changed; only what both changed differently needs a choice', () => {
    fc.assert(
      fc.property(changes, changes, (mine, theirs) => {
        const merged = mergeEntries(base, changed(mine), changed(theirs))
        for (const id of ids) {
          const was = entryAt(base, id)
          const [my, their] = [mine[id] ?? was, theirs[id] ?? was]
          expect(merged.conflicts.includes(id)).toBe(my !== was && their !== was && my !== their)
          expect(entryAt(merged.entries, id)).toBe(my === was ? their : my)
          expect(merged.taken.includes(id)).toBe(my === was && their !== was)
        }
      }),
    )
  })

  it('are merged the same way twice: saving again afterwards collides with nothing', () => {
    fc.assert(
      fc.property(changes, changes, (mine, theirs) => {
        const their = changed(theirs)
        const { entries } = mergeEntries(base, changed(mine), their)
        expect(mergeEntries(their, entries, their)).toEqual({ entries, taken: [], conflicts: [] })
      }),
    )
  })
})
