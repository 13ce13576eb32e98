import type { Measure } from '../engine/types'
import { BEGINS, row, S301 } from './us-row'

/** 25% since May 2019: certain from June on. */
const LIST_3_AT_25 = '2019-06-01'

const LIST_3 = [
  '7326908688',
  '7326908660',
  '42029297',
  '42029990',
  '42023210',
  '481960',
  '481950',
  '44209045',
  '44209065',
]

const LIST_4A = ['71171990', '71171915', '71179090']

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
    duty: { kind: 'ad_valorem', percent: '7.5' },
  }),
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
  duty: { kind: 'ad_valorem', percent: '25' },
})

const FORCED_LABOUR = {
  programme: 's301_forced_labour',
  title: 'Section 301 forced labour',
  legalBasis: 'Section 301, Trade Act of 1974 (forced labour, 60 economies)',
  source: 'Presidential memorandum of 2026-07-23; CBP CSMS 69326983',
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

export const forcedLabour: Measure[] = [
  row({
    ...FORCED_LABOUR,
    id: 's301-forced-labour',
    heading: '9903.05.31',
    origins: ['CN'],
    duty: { kind: 'ad_valorem', percent: '12.5' },
  }),
  row({
    ...FORCED_LABOUR,
    id: 's301-forced-labour-vn',
    heading: '9903.05.84',
    origins: ['VN'],
    duty: { kind: 'ad_valorem', percent: '12.5' },
  }),
  row({
    ...FORCED_LABOUR,
    id: 's301-forced-labour-in',
    heading: '9903.05.44',
    origins: ['IN'],
    duty: { kind: 'ad_valorem', percent: '10' },
  }),
  // The rate of these three is reviewed; their own heading within 9903.05 is still to be read.
  row({
    ...FORCED_LABOUR,
    id: 's301-forced-labour-10',
    heading: '9903.05',
    origins: ['CA', 'GB', 'MX'],
    duty: { kind: 'ad_valorem', percent: '10' },
  }),
  row({
    ...FORCED_LABOUR,
    id: 's301-forced-labour-eu',
    heading: '9903.05',
    origins: EU,
    duty: { kind: 'floor', percent: '10', atFloorHeading: '9903.05.38' },
  }),
  row({
    ...FORCED_LABOUR,
    id: 's301-forced-labour-jp-kr-ch',
    heading: '9903.05',
    origins: ['JP', 'KR', 'CH'],
    duty: { kind: 'floor', percent: '12.5', atFloorHeading: '9903.05' },
  }),
]
