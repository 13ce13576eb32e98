import type { Measure } from '../engine/types'
import { BEGINS, LATER_READING, row, S301, usmca } from './us-row'

/** 25% since May 2019: certain from June on. */
const LIST_3_AT_25 = '2019-06-01'

const LIST_3 = [
  '7326908688',
  '7326908660',
  '42029297',
  '42029910',
  '42029990',
  '42023210',
  // folding cartons: NY N326307
  '481920',
  '481960',
  '481950',
  '44209045',
  '44209065',
]

/** 7.5% since 14 February 2020. Source: 85 FR 3741 */
const LIST_4A_AT_7_5 = '2020-01-22'

const LIST_4A = ['71171100', '71171990', '71171915', '71171920', '71179090']

/** Lines beside the catalog's, by the footnotes of the export of January 2025. */
const LIST_3_BESIDE = ['39231090', '42029190', '44209080', '73239990', '732620']
const LIST_4A_BESIDE = [
  '71162015',
  '71171930',
  '71171960',
  '71179010',
  '71179020',
  '71179030',
  '71179055',
  '44209020',
]

/** some ten-digit lines stand on List 4A, others on the suspended 4B: the higher is charged until shown otherwise */
const LIST_4A_OR_4B = ['39249056', '39269099']

export const section301: Measure[] = [
  row({
    id: 's301-list3',
    programme: 's301',
    heading: '9903.88.03',
    title: 'China Section 301, List 3',
    legalBasis: S301,
    origins: ['CN'],
    codes: LIST_3,
    from: LIST_3_AT_25,
    to: null,
    knownFrom: '2019-05-09',
    duty: { kind: 'ad_valorem', percent: '25' },
  }),
  row({
    id: 's301-list4a',
    programme: 's301',
    heading: '9903.88.15',
    title: 'China Section 301, List 4A',
    legalBasis: S301,
    origins: ['CN'],
    codes: LIST_4A,
    from: BEGINS,
    to: null,
    knownFrom: LIST_4A_AT_7_5,
    duty: { kind: 'ad_valorem', percent: '7.5' },
  }),
  ...(
    [
      ['s301-list3-beside', '9903.88.03', 'List 3', LIST_3_BESIDE, '25', LIST_3_AT_25],
      ['s301-list4a-beside', '9903.88.15', 'List 4A', LIST_4A_BESIDE, '7.5', LIST_4A_AT_7_5],
    ] as const
  ).map(([id, heading, list, codes, percent, knownFrom]) =>
    row({
      id,
      readOn: LATER_READING,
      programme: 's301',
      heading,
      title: `China Section 301, ${list}`,
      legalBasis: S301,
      source: 'USITC HTS, January 2025 (footnotes); chapter 99, 2026 revision 6',
      origins: ['CN'],
      codes,
      from: BEGINS,
      to: null,
      knownFrom,
      duty: { kind: 'ad_valorem', percent },
    }),
  ),
  row({
    id: 's301-list4a-split',
    programme: 's301',
    heading: '9903.88.15',
    title: 'China Section 301, List 4A',
    legalBasis: S301,
    origins: ['CN'],
    codes: LIST_4A_OR_4B,
    from: BEGINS,
    to: null,
    knownFrom: LIST_4A_AT_7_5,
    duty: { kind: 'ad_valorem', percent: '7.5' },
    alternatives: [
      {
        fact: 'list_4b',
        text: 'if the ten-digit line stands on the suspended List 4B',
        heading: '9903.88.16',
        percent: '0',
      },
    ],
  }),
]

export const steel301 = row({
  id: 's301-steel',
  programme: 's301',
  heading: '9903.91.01',
  title: 'China Section 301, four-year review',
  legalBasis: S301,
  origins: ['CN'],
  codes: ['7208'],
  from: BEGINS,
  to: null,
  knownFrom: BEGINS,
  duty: { kind: 'ad_valorem', percent: '25' },
})

const FORCED_LABOUR = {
  programme: 's301_forced_labour',
  title: 'Section 301 forced labour',
  legalBasis: 'Section 301, Trade Act of 1974 (forced labour, 60 economies)',
  source: '91 FR 47318; 91 FR 47717; US note 52; CBP CSMS 69326983',
  codes: [''],
  from: '2026-07-24',
  to: null,
  knownFrom: '2026-07-23',
  inTransit: [
    {
      movement: 'loaded_and_in_transit',
      loadedBefore: '2026-07-24',
      enteredBefore: '2026-07-28',
      heading: '9903.05.85',
      percent: '0',
      source: 'CBP CSMS 69326983',
    },
  ],
} as const

const EU = [
  'AT',
  'BE',
  'BG',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GR',
  'HR',
  'HU',
  'IE',
  'IT',
  'LT',
  'LU',
  'LV',
  'MT',
  'NL',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
]

/** Economies that pay a percentage of their own, each by its heading. */
const AT_A_RATE: readonly [country: string, heading: string, percent: string][] = [
  ['CN', '9903.05.31', '12.5'],
  ['HK', '9903.05.43', '12.5'],
  ['VN', '9903.05.84', '12.5'],
  ['IN', '9903.05.44', '10'],
  ['GB', '9903.05.81', '10'],
]

/**
 * Those whose goods are free of it under USMCA, also where the base duty is free anyway. Source: US
 * note 52(g) and (h).
 */
const UNDER_USMCA: readonly [country: string, heading: string, underUsmca: string][] = [
  ['CA', '9903.05.29', '9903.05.93'],
  ['MX', '9903.05.55', '9903.05.94'],
]

/** Economies whose total with the base duty is brought to a percentage. */
const TO_A_TOTAL: readonly [
  id: string,
  countries: readonly string[],
  heading: string,
  percent: string,
  atFloor: string,
][] = [
  ['tw', ['TW'], '9903.05.76', '10', '9903.05.75'],
  ['eu', EU, '9903.05.39', '10', '9903.05.38'],
  ['jp', ['JP'], '9903.05.49', '12.5', '9903.05.48'],
  ['kr', ['KR'], '9903.05.71', '12.5', '9903.05.70'],
  ['ch', ['CH'], '9903.05.74', '12.5', '9903.05.73'],
]

export const forcedLabour: Measure[] = [
  ...AT_A_RATE.map(([country, heading, percent]) =>
    row({
      ...FORCED_LABOUR,
      id: `s301-forced-labour${country === 'CN' ? '' : `-${country.toLowerCase()}`}`,
      heading,
      origins: [country],
      duty: { kind: 'ad_valorem', percent },
    }),
  ),
  ...UNDER_USMCA.map(([country, heading, underUsmca]) =>
    row({
      ...FORCED_LABOUR,
      id: `s301-forced-labour-${country.toLowerCase()}`,
      heading,
      origins: [country],
      duty: { kind: 'ad_valorem', percent: '10' },
      alternatives: [usmca(underUsmca)],
    }),
  ),
  ...TO_A_TOTAL.map(([id, origins, heading, percent, atFloorHeading]) =>
    row({
      ...FORCED_LABOUR,
      id: `s301-forced-labour-${id}`,
      heading,
      origins,
      duty: { kind: 'floor', percent, atFloorHeading },
    }),
  ),
]
