import { describe, expect, it } from 'vitest'
import { quoteDraftSchema, type QuoteDraft } from '../../../schema'
import { entryProblems, fieldId, readCell, sameEntries, toDraft, toEntries } from './form-model'
import { mergeEntries } from './merge-entries'

const draft: QuoteDraft = {
  lines: [
    {
      id: '0190f3a0-0000-7000-8000-000000000001',
      kind: 'catalog',
      sku: 'FSC-R101-POLISHED-7',
      title: 'Band',
      details: [],
      imagePath: null,
      quantity: 1200,
      unitPriceMinor: 123456,
      setupFeeMinor: 0,
      listUnitPriceMinor: 130,
      hsCode: '7117.19.9000',
      origin: 'CN',
      unitWeightGrams: '4.20',
      leadTimeDays: 20,
    },
  ],
  currency: 'USD',
  destination: 'US',
  incoterm: 'DDP',
  namedPlace: 'Chicago',
  transportMode: 'ocean',
  discountMinor: 5,
  freightMinor: 100000,
  insuranceMinor: 0,
  depositPercent: '30',
  validUntil: '2026-12-20',
  notes: '',
}

describe('quote editor', () => {
  it.each<Partial<QuoteDraft>>([
    { tariffTerms: { kind: 'floating' } },
    { tariffTerms: { kind: 'capped', capPercent: '12.5', premiumMinor: null }, outlookId: null },
    {
      tariffTerms: {
        kind: 'locked',
        until: '2027-03-01',
        trigger: 'the talks end',
        premiumMinor: 12_00,
      },
      outlookId: 'cn-us-talks',
    },
  ])('shows and reads back a draft unchanged: %o', (more) => {
    const savedDraft = { ...draft, ...more }
    const entries = toEntries(savedDraft, '10')
    expect(toDraft(entries, savedDraft)).toEqual(savedDraft)
    // The saved draft is merged with the entries, and nothing is left to be saved.
    expect(sameEntries(mergeEntries(entries, entries, entries).entries, entries)).toBe(true)
  })

  it('gives an old draft without tariff terms floating ones', () => {
    expect(toDraft(toEntries(draft, '10'), draft).tariffTerms).toEqual({ kind: 'floating' })
  })

  it.each([
    ['unitPrice', 'lines-0-unitPrice'],
    ['quantity', 'lines-0-quantity'],
    ['leadTimeDays', 'lines-0-leadTimeDays'],
  ] as const)('passes text in %s to the server check, which names the field', (name, id) => {
    const entries = toEntries(draft, '10')
    const typed = { ...entries, lines: entries.lines.map((line) => ({ ...line, [name]: '12x' })) }
    const result = quoteDraftSchema.safeParse(toDraft(typed, draft))
    expect(result.error?.issues.map((issue) => fieldId(issue.path.join('.')))).toContain(id)
  })

  const typed = (more: Partial<ReturnType<typeof toEntries>['lines'][number]>) => {
    const entries = toEntries(draft, '10')
    return { ...entries, lines: entries.lines.map((line) => ({ ...line, ...more })) }
  }

  it('reads a decimal comma as one', () => {
    const entries = {
      ...typed({ unitPrice: '2,50', unitWeightGrams: '5,2' }),
      freight: '$1.234,50',
    }
    expect(entryProblems(entries, { currency: 'USD' })).toEqual({})
    const readDraft = toDraft(entries, draft)
    expect(readDraft.lines[0]).toMatchObject({ unitPriceMinor: 250, unitWeightGrams: '5.2' })
    expect(readDraft.freightMinor).toBe(123450)
  })

  it('asks at the cell which of two amounts is meant where the language isn’t known', () => {
    const entries = typed({ unitPrice: '2,500' })
    expect(Object.keys(entryProblems(entries, { currency: 'USD' }))).toEqual(['lines-0-unitPrice'])
    expect(readCell('unitPrice', '2,500', { currency: 'USD' }).choices).toEqual([
      { value: { amountMinor: 250000, currency: 'USD' }, plain: '2500.00', sign: '.' },
      { value: { amountMinor: 250, currency: 'USD' }, plain: '2.50', sign: ',' },
    ])
    expect(quoteDraftSchema.safeParse(toDraft(entries, draft)).success).toBe(false)
  })

  it('reads it by the clerk’s language where that is known', () => {
    const entries = typed({ unitPrice: '2,500' })
    expect(entryProblems(entries, { currency: 'USD', sign: ',' })).toEqual({})
    expect(toDraft(entries, draft, ',').lines[0]?.unitPriceMinor).toBe(250)
    expect(toDraft(entries, draft, '.').lines[0]?.unitPriceMinor).toBe(250000)
  })
})
