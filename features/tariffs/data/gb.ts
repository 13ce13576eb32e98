import { gbRisks } from './risks'
import type { RuleSet } from '../engine/types'
import {
  charge,
  destinationRules,
  generalRates,
  NOT_REVIEWED,
  notice,
  preference,
  read,
  type Rate,
  type Reading,
} from './destination'

/**
 * The United Kingdom (Great Britain; Northern Ireland has rules of its own).
 *
 * Value: CIF to the place of introduction (Taxation (Cross-border Trade) Act 2018 s 16). VAT stands on that value and
 * the duties. Accounts are kept in pounds at HMRC's monthly rate: every rate here is a percentage, so the dollars
 * differ from it by rounding alone. HMRC's rounding was not looked up: by the line, half up to the cent.
 */
const LAW = 'Customs (Import Duty) (EU Exit) Regulations 2018; UK Global Tariff'

const OF_FEBRUARY: Reading = {
  legalBasis: LAW,
  source:
    'HSRates, compiled from HMRC on 2026-02-22; the same in the UK Global Tariff file of 2021-01-27',
  review: read('2026-02-22'),
}
const READ: readonly Rate[] = [
  ['711719', '4'],
  ['732393', '0'],
  ['732690', '2'],
]
const OF_2021: Reading = {
  legalBasis: LAW,
  source: 'UK Global Tariff file of 2021-01-27; no reading of 2026 found',
  review: NOT_REVIEWED,
}
const NAMED: readonly Rate[] = [
  ['711711', '4'],
  ['711790', '4'],
  ['42023210', '8'],
  ['42023290', '2'],
  ['42029180', '2'],
  ['42029219', '8'],
  ['42029298', '2'],
  ['420299', '2'],
  ['44209010', '4'],
  ['44209091', '2'],
  ['44209099', '0'],
  ['481950', '0'],
  ['481960', '0'],
  ['39231090', '6'],
  ['392490', '6'],
  ['392640', '6'],
  ['39269097', '6'],
  ['830241', '0'],
]
const RECALLED: Reading = { legalBasis: LAW, source: 'UK tariff, recalled', review: NOT_REVIEWED }

const OURS = ['39', '42', '44', '48', '71', '73', '83']

export const gbRules: RuleSet = destinationRules({
  version: '2026-11-29',
  destination: 'GB',
  valueBasis: 'cif',
  accountCurrency: 'GBP',
  measures: [
    ...generalRates('gb', READ, OF_FEBRUARY, 'spaced'),
    ...generalRates('gb', NAMED, OF_2021, 'spaced'),
    ...generalRates('gb', [['71162080', '2']], RECALLED, 'spaced'),
  ],
  charges: [
    charge('vat', 'VAT', '20', ['customs_value', 'duty'], {
      legalBasis: 'Value Added Tax Act 1994 s 21',
      source: 'standard rate as of January 2026, SAIL-Engineering/tariff-rate-tracker @34b7535',
      review: read('2026-11-28'),
    }),
  ],
  agreements: [
    // The scheme and its rules of origin were read; the rate of each stage wasn't.
    preference(
      {
        id: 'uk-india',
        title: 'UK-India CETA',
        parties: ['GB', 'IN'],
        legalBasis: 'UK-India Comprehensive Economic and Trade Agreement',
        source:
          'trade-tariff-backend @ea83cb1, rule_sets/india.json of 2026-08-11; stage rates not read',
        review: NOT_REVIEWED,
      },
      {
        since: '2026-07-15',
        origins: ['IN'],
        codes: OURS,
        fact: 'uk_india_origin',
        proof:
          'if it originates in India by CETA (7117: change of subheading and 35% of ex-works or 40% of FOB value; chapter 73: change of heading and more), with an origin declaration (9001), certificate (N954) or importer’s knowledge (U112)',
        heading: 'CETA',
      },
    ),
    preference(
      {
        id: 'uk-mexico',
        title: 'UK-Mexico Trade Continuity Agreement',
        parties: ['GB', 'MX'],
        legalBasis: 'UK-Mexico Trade Continuity Agreement',
        source: 'trade-tariff-backend @3c02669, roo_schemes_uk.json; rates of our lines recalled',
        review: NOT_REVIEWED,
      },
      {
        since: '2026-01-01',
        origins: ['MX'],
        codes: OURS,
        fact: 'uk_mexico_origin',
        proof:
          'if it originates in Mexico by the agreement (7117: made from another heading, or of unplated base-metal parts up to half its price), with EUR.1 or an invoice declaration',
        heading: 'UK-MX',
      },
    ),
  ],
  notices: [
    ...gbRisks,
    notice({
      id: 'gb-ironing-boards',
      topic: 'trade_remedy',
      title: 'Ironing boards',
      text: 'Ironing boards (7323 93 00 10) pay 3.2% and, of Chinese origin, carried a trade remedy in 2021; the figure here is that of other household articles.',
      codes: ['7323930010'],
      legalBasis: LAW,
      source: 'UK Global Tariff file of 2021-01-27; HSRates of 2026-02-22',
      review: NOT_REVIEWED,
    }),
    notice({
      id: 'gb-cbam',
      topic: 'carbon',
      title: 'UK CBAM',
      text: 'The UK’s carbon border mechanism begins on 1 January 2027 for steel; whether these codes are in its list has not been read.',
      codes: ['7323', '7326'],
      from: '2027-01-01',
      knownFrom: '2026-01-01',
      legalBasis: 'Finance Bill 2025-26 (CBAM)',
      source: 'trade radar, page of markets; codes not found',
      review: NOT_REVIEWED,
    }),
  ],
})
