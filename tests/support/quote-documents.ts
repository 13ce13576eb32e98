import { composeRevision } from '@/features/quotes/rules/compose-revision'
import type { DraftLine, QuoteDocument, QuoteDraft } from '@/features/quotes/schema'
import { SHIPPED_RULES } from '@/features/tariffs/rules/rules-in-force'
import { A_HOUSE } from './a-house'

const NOW = new Date('2026-11-24T12:00:00Z')

/** A line's id by its position. */
const idOf = (i: number): string => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`

const ring = (i: number): DraftLine => ({
  id: idOf(i),
  kind: 'catalog',
  sku: `FSC-R10${i % 10}-POLISHED-${10 + (i % 12)}`,
  title:
    i % 5 === 3
      ? 'Cuban link bracelet, 8 mm, with a fold-over clasp and safety catch'
      : 'Band ring',
  details: ['Polished', `${16 + (i % 6)} mm`, 'Laser engraving inside'],
  imagePath: null,
  quantity: 100 + i * 10,
  unitPriceMinor: 120 + i,
  setupFeeMinor: i % 4 === 0 ? 25_00 : 0,
  listUnitPriceMinor: null,
  hsCode: '7117.19.9000',
  origin: 'CN',
  unitWeightGrams: '4.20',
  leadTimeDays: 25,
})

/** A design as the designer requests it, with its figures in a summary and again one per row. */
const design = (i: number): DraftLine => ({
  ...ring(i),
  kind: 'custom',
  sku: null,
  title: 'Custom Flat band ring',
  details: [
    'Design D-7K2M9',
    '316L, Brushed, Inner diameter 18.2 mm, Width 4 mm, Thickness 1.6 mm',
    'Made to order from our Flat band ring model.\nInner diameter: 18.2 mm\nWidth: 4 mm\nThickness: 1.6 mm\nEdge: Rounded\nFinish: Brushed\nEngraving: “Forever”, 1.8 mm\nWeight: 3.9 g',
  ],
})

/** A quote with so many lines, every third one made to order. */
export function aQuoteDocument({
  lines,
  companyName = 'Aurora Trading LLC',
  revision = 1,
  tariffTerms = { kind: 'capped', capPercent: '10', premiumMinor: 35_00 },
  ...change
}: {
  lines: number | DraftLine[]
  companyName?: string
  revision?: number
  /** null for none, as in earlier quotes */
  tariffTerms?: QuoteDraft['tariffTerms'] | null
} & Partial<Omit<QuoteDraft, 'lines' | 'tariffTerms'>>): QuoteDocument {
  return composeRevision(
    {
      lines:
        typeof lines === 'number'
          ? Array.from({ length: lines }, (_, i) =>
              i % 3 === 1 || lines === 1 ? design(i) : ring(i),
            )
          : lines,
      currency: 'USD',
      destination: 'US',
      incoterm: 'DDP',
      namedPlace: 'Chicago',
      transportMode: 'ocean',
      discountMinor: 0,
      freightMinor: 420_00,
      insuranceMinor: 18_00,
      depositPercent: '30',
      validUntil: '2026-12-19',
      notes: '',
      ...(tariffTerms ? { tariffTerms } : {}),
      ...change,
    },
    {
      quoteSerial: 1042,
      revision,
      buyer: { companyName, contactName: 'Ana Ruiz', contactEmail: 'ana@aurora.example' },
      contact: { name: 'Lin Wei', email: 'lin@fsc.example' },
      exchangeRate: { unitsPerUsd: '1', asOf: '2026-11-24', source: 'same currency' },
    },
    SHIPPED_RULES,
    NOW,
    A_HOUSE,
  )
}

/** A quote line to change. */
export const aLine = (i: number, change: Partial<DraftLine> = {}): DraftLine => ({
  ...ring(i),
  ...change,
})
