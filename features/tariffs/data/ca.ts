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

/**
 * Surtaxes on steel: only one of them is due, the one on steel melted in China before the one on derivatives. Which of
 * our lines their schedules list hasn't been read, so each is named with the fact that decides and never charged.
 */
const surtaxes: Measure[] = [
  {
    id: 'ca-melt',
    programme: 'ca_surtax',
    heading: 'SOR/2025-154',
    title: 'Surtax on steel melted and poured in China',
    legalBasis: 'Order Imposing a Surtax on the Importation of Certain Steel Goods, SOR/2025-154',
    source: 'laws-lois text to 2025-10-14; CN 25-28. Its schedule of items is not read',
    review: NOT_REVIEWED,
    origins: '*',
    exceptOrigins: ['US'],
    codes: STEEL,
    from: '2025-07-31',
    to: null,
    knownFrom: '2025-07-31',
    duty: { kind: 'ad_valorem', percent: '25' },
    requires: {
      fact: 'steel_melted_in_china',
      text: 'if any of its steel was melted and poured in China, or no mill certificate shows where, and its item is in the order’s schedule',
    },
  },
  {
    id: 'ca-derivatives',
    programme: 'ca_surtax',
    heading: 'SOR/2025-267',
    title: 'Surtax on steel derivative goods',
    legalBasis: 'Steel Derivative Goods Surtax Order, SOR/2025-267',
    source: 'CN 25-33; P.C. 2025-0917. Its schedule of items is not read',
    review: NOT_REVIEWED,
    origins: '*',
    codes: STEEL,
    from: '2025-12-26',
    to: null,
    knownFrom: '2025-12-26',
    duty: { kind: 'ad_valorem', percent: '25' },
    requires: {
      fact: 'ca_steel_derivative',
      text: 'if its item is in the order’s schedule of derivative goods (any origin) and no other surtax is due on it',
    },
  },
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
