import type { CumulationRule, Measure, RuleSet } from '../engine/types'
import { usAgreements, usExclusions, usQuotas } from './us-programme'

/**
 * Reviewed US duties for the catalog's HTS codes: goods of Chinese origin, and of
 * Mexican and Indian origin where those are finished there.
 * Read on 2026-11-23 from the HTS (general rates: JSON of January 2025; chapter
 * 99: 2026 revision 6) and the presidential texts named with each measure.
 * Days are New York dates; a measure holds from 00:01 of its first day.
 *
 * 7323.93 and 7326.90 begin on 2026-07-24, the day their whole stack is reviewed
 * for; earlier entries of them get no figure.
 */
const BEGINS = '2025-01-01'
/** Before that only jewelry cases of Chinese origin have an indication, back to the first day of the 352 exclusions. */
const INDICATED_FROM = '2021-10-12'
const FULL_VALUE_232 = '2026-04-06'
const STEEL_REVIEWED = '2026-07-24'
const REVIEWED = { state: 'reviewed', at: '2026-11-23', by: 'Tariff desk' } as const

type Row = Omit<Measure, 'review' | 'source'> & { source?: string }
const row = (measure: Row): Measure => ({
  source: 'HTSUS chapter 99, 2026 revision 6',
  ...measure,
  review: REVIEWED,
})

/** General (MFN) rate of each code. */
const GENERAL: readonly [code: string, percent: string, from?: string][] = [
  ['71171990', '11'],
  ['71171915', '8'],
  ['71179090', '11'],
  ['732393', '2', STEEL_REVIEWED],
  ['7326908688', '2.9', STEEL_REVIEWED],
  ['7326908660', '2.9', STEEL_REVIEWED],
  ['42029297', '17.6'],
  ['42029990', '20'],
  ['481960', '0'],
  ['481950', '0'],
  ['44209045', '4.3'],
  ['44209065', '0'],
  ['39249056', '3.4'],
  ['39269099', '5.3'],
  ['392640', '5.3'],
  ['7208', '0'],
]

const dotted = (code: string): string =>
  [code.slice(0, 4), code.slice(4, 6), code.slice(6, 8), code.slice(8)].filter(Boolean).join('.')

const general: Measure[] = GENERAL.map(([code, percent, from = BEGINS]) =>
  row({
    id: `mfn-${code}`,
    programme: 'mfn',
    heading: dotted(code),
    title: 'General rate (MFN)',
    legalBasis: 'HTSUS column 1 general, 19 U.S.C. 1202',
    source: 'USITC HTS, January 2025',
    origins: '*',
    codes: [code],
    from,
    to: null,
    duty: { kind: 'ad_valorem', percent },
  }),
)

const compound = row({
  id: 'mfn-42023210',
  programme: 'mfn',
  heading: '4202.32.10',
  title: 'General rate (MFN)',
  legalBasis: 'HTSUS column 1 general, 19 U.S.C. 1202',
  source: 'USITC HTS, January 2025',
  origins: '*',
  codes: ['42023210'],
  from: BEGINS,
  to: null,
  duty: { kind: 'compound', percent: '4.6', centsPerKilogram: '12.1' },
})

/** What the jewelry cases paid before: their later rate taken back, which no earlier edition has been read for. Named, never charged. */
const indicated: Measure[] = general
  .filter(({ codes: [code] }) => code === '42029297' || code === '42029990')
  .map((measure) => ({
    ...measure,
    id: `${measure.id}-before-2025`,
    from: INDICATED_FROM,
    to: BEGINS,
    source: 'USITC HTS, January 2025; earlier editions not read',
    review: { state: 'not_reviewed' },
  }))

/** 25% since May 2019: certain from June on. */
const LIST_3_AT_25 = '2019-06-01'
const S301 = 'Section 301, Trade Act of 1974 (China)'
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

const section301: Measure[] = [
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

const FENTANYL = {
  programme: 'ieepa_fentanyl',
  title: 'IEEPA fentanyl',
  legalBasis: 'Executive Order 14195 and amendments',
  origins: ['CN'],
  codes: [''],
} as const
const RECIPROCAL = {
  programme: 'ieepa_reciprocal',
  title: 'IEEPA reciprocal',
  legalBasis: 'Executive Order 14257 and amendments',
  origins: ['CN'],
  codes: [''],
} as const

/** Loaded or under way before 1 February 2025 and entered before 7 March: nothing, if the importer certifies it. */
const FENTANYL_TRANSIT = [
  {
    movement: 'loaded_or_in_transit',
    loadedBefore: '2025-02-01',
    enteredBefore: '2025-03-07',
    heading: '9903.01.23',
    percent: '0',
    source: 'EO 14195 sec. 2(a); HTS 9903.01.23',
    certification: {
      fact: 'fentanyl_transit_certified',
      text: 'if the importer certifies the date of loading',
    },
  },
] as const

/** Loaded before 5 April 2025 and entered by 27 May: nothing; loaded 5 to 8 April: the 10% of that week. */
const RECIPROCAL_TRANSIT = [
  {
    movement: 'loaded_and_in_transit',
    loadedBefore: '2025-04-05',
    enteredBefore: '2025-05-28',
    heading: '9903.01.28',
    percent: '0',
    source: 'EO 14257 sec. 3(a); HTS 9903.01.28',
  },
  {
    movement: 'loaded_and_in_transit',
    loadedFrom: '2025-04-05',
    loadedBefore: '2025-04-09',
    enteredBefore: '2025-05-28',
    heading: '9903.01.25',
    percent: '10',
    source: 'EO 14257 as amended; HTS 9903.01.25',
  },
] as const

const ieepa: Measure[] = [
  row({
    ...FENTANYL,
    id: 'fentanyl-10',
    heading: '9903.01.20',
    from: '2025-02-04',
    to: '2025-03-04',
    duty: { kind: 'ad_valorem', percent: '10' },
    inTransit: FENTANYL_TRANSIT,
  }),
  row({
    ...FENTANYL,
    id: 'fentanyl-20',
    heading: '9903.01.24',
    from: '2025-03-04',
    to: '2025-11-10',
    duty: { kind: 'ad_valorem', percent: '20' },
    inTransit: FENTANYL_TRANSIT,
  }),
  row({
    ...FENTANYL,
    id: 'fentanyl-10-again',
    heading: '9903.01.24',
    from: '2025-11-10',
    to: '2026-02-24',
    duty: { kind: 'ad_valorem', percent: '10' },
  }),
  row({
    ...RECIPROCAL,
    id: 'reciprocal-10',
    heading: '9903.01.25',
    from: '2025-04-05',
    to: '2025-04-09',
    duty: { kind: 'ad_valorem', percent: '10' },
    inTransit: RECIPROCAL_TRANSIT,
  }),
  row({
    ...RECIPROCAL,
    id: 'reciprocal-84',
    heading: '9903.01.63',
    from: '2025-04-09',
    to: '2025-04-10',
    duty: { kind: 'ad_valorem', percent: '84' },
    inTransit: RECIPROCAL_TRANSIT,
  }),
  row({
    ...RECIPROCAL,
    id: 'reciprocal-125',
    heading: '9903.01.63',
    from: '2025-04-10',
    to: '2025-05-14',
    duty: { kind: 'ad_valorem', percent: '125' },
    inTransit: RECIPROCAL_TRANSIT,
  }),
  row({
    ...RECIPROCAL,
    id: 'reciprocal-10-again',
    heading: '9903.01.25',
    from: '2025-05-14',
    to: '2026-02-24',
    duty: { kind: 'ad_valorem', percent: '10' },
    inTransit: RECIPROCAL_TRANSIT,
  }),
]

const section122 = row({
  id: 's122',
  programme: 's122',
  heading: '9903.03.01',
  title: 'Section 122 surcharge',
  legalBasis: 'Section 122, Trade Act of 1974',
  origins: ['CN'],
  codes: [''],
  from: '2026-02-24',
  to: '2026-07-24',
  duty: { kind: 'ad_valorem', percent: '10' },
  inTransit: [
    {
      movement: 'loaded_and_in_transit',
      loadedBefore: '2026-02-24',
      enteredBefore: '2026-02-28',
      heading: '9903.03.02',
      percent: '0',
      source: 'HTS chapter 99, heading 9903.03.02',
    },
  ],
})

const S232 = 'Section 232, Trade Expansion Act of 1962 (steel); US note 16 to chapter 99'
/** 25% instead of 50% for steel melted and poured in the UK; a derivative with little metal leaves the programme. */
const UK_MELT = {
  fact: 'uk_melted_95',
  text: 'if 95% of the steel was melted and poured in the UK',
  heading: '9903.82.04',
  percent: '25',
} as const
const LITTLE_METAL = {
  fact: 'metal_under_15',
  text: 'if steel, aluminum and copper are under 15% of the weight',
  heading: '9903.82.03',
  percent: '0',
} as const
const NO_UK = { origins: '*', exceptOrigins: ['GB'] } as const
const section232: Measure[] = [
  row({
    ...NO_UK,
    id: 's232-annex-1a',
    programme: 's232',
    heading: '9903.82.02',
    title: 'Section 232 steel, Annex I-A',
    legalBasis: S232,
    codes: ['7208', '7326908688'],
    from: FULL_VALUE_232,
    to: null,
    duty: { kind: 'ad_valorem', percent: '50' },
  }),
  row({
    id: 's232-annex-1a-uk',
    programme: 's232',
    heading: '9903.82.02',
    title: 'Section 232 steel, Annex I-A',
    legalBasis: S232,
    origins: ['GB'],
    codes: ['7208', '7326908688'],
    from: FULL_VALUE_232,
    to: null,
    duty: { kind: 'ad_valorem', percent: '50' },
    alternatives: [UK_MELT],
  }),
  row({
    id: 's232-annex-1b',
    programme: 's232',
    heading: '9903.82.09',
    title: 'Section 232 steel, Annex I-B',
    legalBasis: S232,
    origins: '*',
    codes: ['732393', '7326908660'],
    from: FULL_VALUE_232,
    to: null,
    duty: { kind: 'ad_valorem', percent: '25' },
  }),
  row({
    id: 's232-annex-1b-other',
    programme: 's232',
    heading: '9903.82.09',
    title: 'Section 232 derivatives, Annex I-B',
    legalBasis: S232,
    origins: '*',
    codes: ['83024160'],
    from: FULL_VALUE_232,
    to: null,
    duty: { kind: 'ad_valorem', percent: '25' },
    alternatives: [LITTLE_METAL],
  }),
  // Mill products, by which the programme's history can be replayed.
  row({
    id: 's232-mill-2018',
    programme: 's232',
    heading: '9903.80.01',
    title: 'Section 232 steel',
    legalBasis: 'Proclamation 9705',
    source: 'Proclamation 9705',
    origins: ['CN'],
    codes: ['7208'],
    from: '2018-03-23',
    to: '2025-03-12',
    duty: { kind: 'ad_valorem', percent: '25' },
  }),
  row({
    id: 's232-mill-2025-25',
    programme: 's232',
    heading: '9903.81.87',
    title: 'Section 232 steel',
    legalBasis: S232,
    source: 'CBP CSMS 64384423',
    origins: '*',
    codes: ['7208'],
    from: '2025-03-12',
    to: '2025-06-04',
    duty: { kind: 'ad_valorem', percent: '25' },
  }),
  row({
    ...NO_UK,
    id: 's232-mill-2025-50',
    programme: 's232',
    heading: '9903.81.87',
    title: 'Section 232 steel',
    legalBasis: S232,
    source: 'Proclamation 10947',
    codes: ['7208'],
    from: '2025-06-04',
    to: FULL_VALUE_232,
    duty: { kind: 'ad_valorem', percent: '50' },
  }),
]

/** 25% on Mexican goods that don't originate under USMCA, until the Supreme Court's judgment ended collection. */
const ieepaMexico = row({
  id: 'ieepa-mexico',
  programme: 'ieepa_mexico',
  heading: '9903.01.01',
  title: 'IEEPA Mexico',
  legalBasis: 'Executive Order 14194 and amendments',
  source: 'EO 14194; EO 14289 sec. 3(a)(ii)',
  origins: ['MX'],
  codes: [''],
  from: '2025-03-04',
  to: '2026-02-24',
  duty: { kind: 'ad_valorem', percent: '25' },
  alternatives: [
    {
      fact: 'usmca_originating',
      text: 'if it originates under USMCA',
      heading: '9903.01.04',
      percent: '0',
    },
  ],
})

const steel301 = row({
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
const forcedLabour: Measure[] = [
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

const STEEL_PROGRAMMES = [
  's232',
  's232_aluminum',
  's232_copper',
  's232_autos',
  's232_timber',
] as const
/** How the programmes bear on one another. Order matters: a programme that has given way puts out no other. */
const cumulation: CumulationRule[] = [
  {
    id: 'steel-yields-to-ieepa-mexico',
    kind: 'excluded',
    heading: '9903.81.87',
    from: '2025-03-04',
    to: '2025-06-04',
    programme: 's232',
    against: ['ieepa_mexico'],
    source: 'EO 14289 sec. 3(a)(ii), before its reversal',
  },
  {
    id: 'reciprocal-on-the-rest',
    kind: 'complement',
    heading: '9903.01.33',
    from: '2025-04-05',
    to: '2026-02-24',
    programme: 'ieepa_reciprocal',
    against: STEEL_PROGRAMMES,
    source: 'EO 14257 sec. 3(b); US note 2(v) to chapter 99',
  },
  {
    id: 's122-on-the-rest',
    kind: 'complement',
    heading: '9903.03.06',
    from: '2026-02-24',
    to: '2026-07-24',
    programme: 's122',
    against: STEEL_PROGRAMMES,
    source: 'HTS chapter 99, 2026 revision 6, headings 9903.03',
  },
  {
    id: 'forced-labour-yields-to-232',
    kind: 'excluded',
    heading: '9903.05.90',
    from: '2026-07-24',
    to: null,
    programme: 's301_forced_labour',
    against: STEEL_PROGRAMMES,
    source: 'HTS heading 9903.05.90',
  },
]

/** Goods of Mexican origin may be free under USMCA, which only a certificate of origin proves. */
const usmca: Measure[] = general
  .filter(({ duty }) => duty.percent !== '0')
  .map((measure) => ({
    ...measure,
    id: `${measure.id}-mx`,
    origins: ['MX'],
    alternatives: [
      {
        fact: 'usmca_originating',
        text: 'if it originates under USMCA',
        heading: `${measure.heading} (S)`,
        percent: '0',
      },
    ],
  }))

export const usRules: RuleSet = {
  version: '2026-11-24',
  destination: 'US',
  currency: 'USD',
  begins: INDICATED_FROM,
  // Mexico and India: before this day other programmes applied that are not reviewed here.
  origins: { CN: INDICATED_FROM, MX: '2026-07-24', IN: '2026-07-24' },
  order: [
    'mfn',
    's301',
    'ieepa_fentanyl',
    'ieepa_mexico',
    'ieepa_reciprocal',
    's122',
    's232',
    's301_forced_labour',
  ],
  cumulation,
  exclusions: usExclusions,
  agreements: usAgreements,
  quotas: usQuotas,
  measures: [
    ...general,
    ...indicated,
    ...usmca,
    compound,
    ...section301,
    steel301,
    ...ieepa,
    ieepaMexico,
    section122,
    ...section232,
    ...forcedLabour,
  ],
}
