import type { Charge } from '../engine/types'
import type { Measure, RuleSet } from '../engine/types'

/**
 * Destinations whose official lines are not loaded. Each rate is recalled or read in a secondary source, so it is
 * named as an indication and never charged. Read on 2026-11-23.
 */
const NOT_REVIEWED = { state: 'not_reviewed' } as const
const EU = ['DE', 'FR', 'ES', 'IT', 'NL', 'PL', 'SE', 'IE'] as const

interface Country {
  rates: Readonly<Record<string, string>>
  source: string
  valueBasis: 'fob' | 'cif'
  charges: readonly Charge[]
}

const charge = (code: string, title: string, percent: string, of: readonly string[]): Charge => ({
  code,
  title,
  percent,
  of,
  legalBasis: 'national law',
  source: 'secondary source, not reviewed',
  review: NOT_REVIEWED,
})
const ON_BOTH = ['customs_value', 'duty']

const COUNTRIES: Readonly<Record<string, Country>> = {
  GB: {
    rates: { '7117': '4', '732393': '2' },
    source: 'UK Global Tariff, recalled',
    valueBasis: 'cif',
    charges: [charge('vat', 'VAT', '20', ON_BOTH)],
  },
  CA: {
    rates: { '71171990': '8.5', '711790': '8.5', '73239390': '6.5' },
    source: 'Canadian customs tariff, secondary source',
    valueBasis: 'fob',
    charges: [charge('gst', 'GST', '5', ON_BOTH)],
  },
  IN: {
    rates: { '7117': '20' },
    source: 'Indian customs tariff, recalled',
    valueBasis: 'cif',
    charges: [
      charge('sws', 'Social welfare surcharge', '10', ['duty']),
      charge('igst', 'IGST', '3', ['customs_value', 'duty', 'sws']),
    ],
  },
  AU: {
    rates: { '7117': '5', '7323': '5', '4202': '5' },
    source: 'Australian customs tariff, recalled; ChAFTA 0 with a certificate',
    valueBasis: 'fob',
    charges: [charge('gst', 'GST', '10', ON_BOTH)],
  },
  MX: {
    rates: {},
    source: 'LIGIE decree of 2026-01-01: lines not found',
    valueBasis: 'fob',
    charges: [
      charge('dta', 'DTA', '0.8', ['customs_value']),
      charge('iva', 'IVA', '16', ['customs_value', 'duty', 'dta']),
    ],
  },
  ...Object.fromEntries(
    EU.map((code) => [
      code,
      {
        rates: { '711719': '4', '732393': '3.2', '392310': '6.5', '481910': '0' },
        source: 'EU TARIC, recalled',
        valueBasis: 'cif' as const,
        charges: [],
      },
    ]),
  ),
}

/** One rule set a destination; its rates are indications. */
export const indicativeRules: readonly RuleSet[] = Object.entries(COUNTRIES).map(
  ([destination, { rates, source, valueBasis, charges }]) => ({
    version: '2026-11-23',
    destination,
    currency: 'USD',
    begins: '2026-01-01',
    origins: '*',
    order: ['mfn'],
    cumulation: [],
    valueBasis,
    charges,
    measures: Object.entries(rates).map(([code, percent]): Measure => ({
      id: `${destination.toLowerCase()}-mfn-${code}`,
      programme: 'mfn',
      heading: code,
      title: 'General rate',
      legalBasis: source,
      source,
      review: NOT_REVIEWED,
      origins: '*',
      codes: [code],
      from: '2026-01-01',
      to: null,
      duty: { kind: 'ad_valorem', percent },
    })),
  }),
)
