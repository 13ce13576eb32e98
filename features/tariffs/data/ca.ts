import type { Measure, RuleSet } from '../engine/types'
import {
  BEGINS,
  charge,
  destinationRules,
  generalRates,
  NOT_REVIEWED,
  preference,
  read,
  type Rate,
  type Reading,
} from './destination'

/**
 * Canada. Value: transaction value without transport from the place of direct shipment (Customs Act s 48(5)(b)). GST
 * stands on the value and every duty (Excise Tax Act s 215). Accounts are kept in Canadian dollars at the Bank of
 * Canada's rate of the day: every rate here is a percentage, so the US dollars differ from it by rounding alone. How
 * CBSA rounds wasn't looked up: by the line, half up to the cent.
 */
const LAW = 'Customs Tariff, S.C. 1997, c. 36, schedule'
const READ_LAW: Reading = {
  legalBasis: LAW,
  source: 'CBSA Customs Tariff 2026, edition in force from 2026-09-01',
  review: read('2026-11-29'),
}
const READ: readonly Rate[] = [
  ['71161000', '8.5'],
  ['71162090', '6.5'],
  ['71171100', '8'],
  ['71171910', '0'],
  ['71171990', '8.5'],
  ['71179000', '8.5'],
  ['44209000', '7'],
  ['39264010', '6.5'],
  ['39264090', '6.5'],
]
/** Taken from the extract of that edition, a day earlier. */
const EXTRACTED: Reading = {
  ...READ_LAW,
  source:
    'CBSA Customs Tariff 2026, edition in force from 2026-09-01, as extracted by SAIL-Engineering/tariff-rate-tracker @ac5225f',
  review: read('2026-11-28'),
}
const EXTRACT: readonly Rate[] = [
  ['73239310', '0'],
  ['73239390', '6.5'],
  ['73269090', '6.5'],
  ['42023210', '8'],
  ['42023290', '8'],
  ['42029190', '7'],
  ['42029220', '10'],
  ['42029290', '7'],
  ['42029990', '7'],
  ['39231000', '0'],
  ['39249000', '6.5'],
]
const RECALLED: Reading = {
  legalBasis: LAW,
  source: 'Customs Tariff, recalled',
  review: NOT_REVIEWED,
}
const NAMED: readonly Rate[] = [
  ['481950', '0'],
  ['481960', '0'],
  ['39269099', '6.5'],
]
/** Goods of steel outside the mill products; chapter 71 is none. */
const STEEL = ['7323', '7326', '7315', '8302']

const surtax = (
  row: Pick<Measure, 'id' | 'heading' | 'title' | 'legalBasis' | 'source' | 'codes' | 'from'> &
    Partial<Measure>,
): Measure => ({
  programme: 'ca_surtax',
  review: NOT_REVIEWED,
  origins: '*',
  to: null,
  knownFrom: row.from,
  duty: { kind: 'ad_valorem', percent: '25' },
  ...row,
})

const DERIVATIVES = {
  heading: 'SOR/2025-267',
  title: 'Surtax on steel derivative goods',
  legalBasis: 'Steel Derivative Goods Surtax Order, SOR/2025-267 (P.C. 2025-0917)',
  from: '2025-12-26',
} as const

/**
 * Surtaxes on steel: only one of them is due, that on Chinese steel or on steel melted in China before the one on
 * derivatives (CN 25-33, as brokers tell it). The schedules themselves weren't to be had, so each is named with the
 * fact that decides and never charged. Of derivatives an extract of 2026-04-10 with 52 items was found: 7326.20,
 * 7326.90.10, 7326.90.90, 7315 and 8302.41.90 of ours, cut to eight digits where the order has ten, and without the
 * furniture that CN 25-33 names. It has nothing of 7117, 7323, 4202, 4420 or 4819; 7323 is named all the same.
 */
const surtaxes: Measure[] = [
  surtax({
    id: 'ca-china',
    heading: 'SOR/2024-187',
    title: 'Surtax on Chinese steel and aluminum',
    legalBasis: 'China Surtax Order (2024), SOR/2024-187 s 3.1 and schedule 2',
    source: 'sections 1 to 4 of the order, read 2026-11-29. Its schedule 2 is not read',
    origins: ['CN'],
    codes: STEEL,
    from: '2024-10-22',
    requires: {
      fact: 'ca_china_listed',
      text: 'if its item is in schedule 2 of the China Surtax Order; one surtax at most is due',
    },
  }),
  surtax({
    id: 'ca-melt',
    heading: 'SOR/2025-154',
    title: 'Surtax on steel melted and poured in China',
    legalBasis: 'Steel Goods and Aluminum Goods Surtax Order, SOR/2025-154',
    source:
      'sections 1 to 3 on laws-lois, current to 2025-10-14; CN 25-28. Its schedule is not read',
    exceptOrigins: ['US'],
    codes: STEEL,
    from: '2025-07-31',
    requires: {
      fact: 'steel_melted_in_china',
      text: 'if any of its steel was melted and poured in China, or no mill certificate shows where, and its item is in the order’s schedule',
    },
  }),
  surtax({
    ...DERIVATIVES,
    id: 'ca-derivatives',
    source:
      'CN 25-33 as told by brokers; an extract of its items of 2026-04-10 (fahadhg/resilience-hq) has this one, to eight digits. The schedule is not read',
    codes: ['732620', '732690', '7315', '83024190'],
    requires: {
      fact: 'ca_steel_derivative',
      text: 'if its ten-digit number is in the schedule of derivative goods, as an extract has its first eight (any origin), and no other surtax is due on it',
    },
  }),
  surtax({
    ...DERIVATIVES,
    id: 'ca-derivatives-beside',
    source:
      'CN 25-33 as told by brokers; an extract of its items of 2026-04-10 (fahadhg/resilience-hq) has nothing of this heading, and isn’t whole. The schedule is not read',
    codes: ['7323', '8302'],
    exceptCodes: ['83024190'],
    requires: {
      fact: 'ca_steel_derivative',
      text: 'if its item is in the schedule of derivative goods after all, of which an extract has nothing of this heading (any origin), and no other surtax is due on it',
    },
  }),
]

const RATED = [...READ, ...EXTRACT].map(([code]) => code)
const scheme = (id: string, title: string, parties: string[]) => ({
  id,
  title,
  parties,
  legalBasis: LAW,
  source: 'CBSA Customs Tariff 2026, edition in force from 2026-09-01: Free on every line of ours',
  review: read('2026-11-29'),
})

export const caRules: RuleSet = destinationRules({
  version: '2026-11-29',
  destination: 'CA',
  valueBasis: 'fob',
  accountCurrency: 'CAD',
  order: ['mfn', 'ca_surtax'],
  measures: [
    ...generalRates('ca', READ, READ_LAW),
    ...generalRates('ca', EXTRACT, EXTRACTED),
    ...generalRates('ca', NAMED, RECALLED),
    ...surtaxes,
  ],
  charges: [
    charge('gst', 'GST', '5', ['customs_value', 'duty'], {
      legalBasis: 'Excise Tax Act ss 212 and 215',
      source:
        'SAIL-Engineering/tariff-rate-tracker @569d717; provincial tax falls on consumers, not here',
      review: read('2026-11-28'),
    }),
  ],
  agreements: [
    preference(scheme('ca-cusma', 'CUSMA', ['CA', 'MX', 'US']), {
      since: BEGINS,
      origins: ['MX', 'US'],
      codes: RATED,
      fact: 'usmca_originating',
      proof: 'if it originates under CUSMA, with a certification of origin',
      heading: 'MXT/UST',
    }),
    preference(
      scheme('ca-cptpp', 'CPTPP', [
        'CA',
        'MX',
        'VN',
        'JP',
        'AU',
        'NZ',
        'SG',
        'MY',
        'PE',
        'CL',
        'BN',
      ]),
      {
        since: BEGINS,
        origins: ['MX', 'VN', 'JP', 'AU', 'NZ', 'SG', 'MY', 'PE', 'CL', 'BN'],
        codes: RATED,
        fact: 'cptpp_originating',
        proof: 'if it originates under CPTPP, with a certification of origin',
        heading: 'CPTPT',
      },
    ),
  ],
})
