import { euRisks } from './risks'
import { EU_STATES } from '../schema'
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
 * The European Union: one tariff (Combined Nomenclature and TARIC), and each state's own VAT.
 *
 * Value: CIF to the place of entry into the Union (UCC art. 71(1)(e)). VAT stands on the customs
 * value, the duties and carriage to the first destination in the Union (Directive 2006/112 arts.
 * 85, 86); carriage inland isn't known here and adds to it. Accounts are kept in euro, or the
 * state's own currency, at customs' monthly rate: every rate here is a percentage, so the dollars
 * differ from it by rounding alone. How a state rounds isn't in the Union's law: by the line, half
 * up to the cent.
 */
const LAW = 'Regulation (EEC) 2658/87, annex I (Common Customs Tariff)'

/** Stale since 2026-03-25: charged, and flagged with its day until somebody reads TARIC again. */
const OF_FEBRUARY: Reading = {
  legalBasis: LAW,
  source: 'HSRates, compiled from DG TAXUD on 2026-02-22; the same in the UK’s file of 2021-01-27',
  review: read('2026-02-22'),
}
const READ: readonly Rate[] = [
  ['711719', '4'],
  ['732393', '3.2'],
  ['732690', '2.7'],
]
/** In the UK's file of what the EU charged on 2021-01-27: no reading of 2026 was found. */
const OF_2021: Reading = {
  legalBasis: LAW,
  source: 'UK Global Tariff file of 2021-01-27 (its column of EU rates); no reading of 2026 found',
  review: NOT_REVIEWED,
}
const NAMED: readonly Rate[] = [
  ['711711', '4'],
  ['711790', '4'],
  ['42023210', '9.7'],
  ['42023290', '3.7'],
  ['42029180', '3'],
  ['42029219', '9.7'],
  ['42029298', '2.7'],
  ['420299', '3.7'],
  ['44209010', '4'],
  ['44209091', '3'],
  ['44209099', '0'],
  ['481950', '0'],
  ['481960', '0'],
  ['39231090', '6.5'],
  ['392490', '6.5'],
  ['392640', '6.5'],
  ['39269097', '6.5'],
  ['830241', '2.7'],
]
const RECALLED: Reading = { legalBasis: LAW, source: 'TARIC, recalled', review: NOT_REVIEWED }

/** Standard rates as of January 2026. Source: overlay of duties, SAIL-Engineering/tariff-rate-tracker @569d717. */
const VAT: Readonly<Record<(typeof EU_STATES)[number], string>> = {
  AT: '20',
  BE: '21',
  BG: '20',
  CY: '19',
  CZ: '21',
  DE: '19',
  DK: '25',
  EE: '24',
  ES: '21',
  FI: '25.5',
  FR: '20',
  GR: '24',
  HR: '25',
  HU: '27',
  IE: '23',
  IT: '22',
  LT: '21',
  LU: '17',
  LV: '21',
  MT: '18',
  NL: '21',
  PL: '23',
  PT: '23',
  RO: '21',
  SE: '25',
  SI: '22',
  SK: '23',
}

const common = {
  version: '2026-11-29',
  valueBasis: 'cif',
  accountCurrency: 'EUR',
  measures: [
    ...generalRates('eu', READ, OF_FEBRUARY, 'spaced'),
    ...generalRates('eu', NAMED, OF_2021, 'spaced'),
    ...generalRates('eu', [['71162080', '2.5']], RECALLED, 'spaced'),
  ],
  agreements: [
    preference(
      {
        id: 'eu-mx',
        title: 'EU-Mexico agreement of 2000',
        parties: ['EU', 'MX'],
        legalBasis: 'Decision 2/2000 of the EU-Mexico Joint Council',
        source: 'recalled; the state of the modernised agreement is not known',
        review: NOT_REVIEWED,
      },
      {
        since: '2026-01-01',
        origins: ['MX'],
        codes: ['39', '42', '44', '48', '71', '73', '83'],
        fact: 'eu_mx_origin',
        proof:
          'if it originates in Mexico by the agreement’s rules, with EUR.1 or an invoice declaration',
        heading: 'EU-MX',
      },
    ),
  ],
  notices: [
    ...euRisks,
    notice({
      id: 'eu-cbam',
      topic: 'carbon',
      papers: [
        'Mass of each article of 7326, and embedded emissions where the importer is an authorised declarant',
      ],
      title: 'CBAM',
      text: 'Articles of 7326 count towards the importer’s mass of CBAM goods in the year: above 50 tonnes he must be an authorised declarant and surrender certificates, for 2026 by 30 September 2027. The mass of the year decides; nothing of it is in these figures.',
      codes: ['7326'],
      massBegins: '50000',
      legalBasis: 'Regulation (EU) 2023/956 as amended by 2025/2083',
      source:
        'apify goldenrod_serrano calculator (scope); climatechangelegalblog, February 2026 (threshold)',
      review: read('2026-11-28'),
    }),
    notice({
      id: 'eu-ironing-boards',
      topic: 'trade_remedy',
      title: 'Anti-dumping on ironing boards',
      text: 'Ironing boards (7323 93 00 10) of Chinese origin carry an anti-dumping duty; jewelry boxes, trays and stands are not among them.',
      codes: ['7323930010'],
      origins: ['CN'],
      legalBasis: 'anti-dumping regulation on ironing boards',
      source: 'UK Global Tariff file of 2021-01-27 (trade remedy)',
      review: NOT_REVIEWED,
    }),
  ],
} satisfies Partial<RuleSet>

/** One rule set a state: the common tariff with its own VAT. */
export const euRules: readonly RuleSet[] = EU_STATES.map((destination) =>
  destinationRules({
    ...common,
    destination,
    charges: [
      charge('vat', `VAT (${destination})`, VAT[destination], ['customs_value', 'duty'], {
        legalBasis: 'Directive 2006/112/EC arts. 85 and 86; national VAT law',
        source: 'standard rates as of January 2026, SAIL-Engineering/tariff-rate-tracker @569d717',
        review: read('2026-11-28'),
      }),
    ],
  }),
)
