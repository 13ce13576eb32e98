import type { Measure } from '../engine/types'
import { endedLater, FIRST_READING, row, usmca } from './us-row'

/** The Supreme Court's, after which collection ended. */
const JUDGMENT = '2026-02-20'

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

/** Loaded before 5 April 2025 and entered before 27 May: nothing; loaded 5 to 9 April: the 10% of that week. */
const RECIPROCAL_TRANSIT = [
  {
    movement: 'loaded_and_in_transit',
    loadedBefore: '2025-04-05',
    enteredBefore: '2025-05-27',
    heading: '9903.01.28',
    percent: '0',
    source: 'EO 14257 sec. 3(a); HTS 9903.01.28',
  },
  {
    movement: 'loaded_and_in_transit',
    loadedFrom: '2025-04-05',
    loadedBefore: '2025-04-10',
    enteredBefore: '2025-05-27',
    heading: '9903.01.25',
    percent: '10',
    source: 'EO 14257 as amended; HTS 9903.01.25',
  },
] as const

export const ieepa: Measure[] = [
  ...endedLater(
    row({
      ...FENTANYL,
      id: 'fentanyl-10',
      heading: '9903.01.20',
      from: '2025-02-04',
      to: '2025-03-04',
      knownFrom: '2025-02-01',
      duty: { kind: 'ad_valorem', percent: '10' },
      inTransit: FENTANYL_TRANSIT,
    }),
    '2025-03-03',
  ),
  ...endedLater(
    row({
      ...FENTANYL,
      id: 'fentanyl-20',
      heading: '9903.01.24',
      from: '2025-03-04',
      to: '2025-11-10',
      knownFrom: '2025-03-03',
      duty: { kind: 'ad_valorem', percent: '20' },
      inTransit: FENTANYL_TRANSIT,
    }),
    '2025-11-04',
  ),
  ...endedLater(
    row({
      ...FENTANYL,
      id: 'fentanyl-10-again',
      heading: '9903.01.24',
      from: '2025-11-10',
      to: '2026-02-24',
      knownFrom: '2025-11-04',
      duty: { kind: 'ad_valorem', percent: '10' },
    }),
    JUDGMENT,
  ),
  row({
    ...RECIPROCAL,
    id: 'reciprocal-10',
    heading: '9903.01.25',
    from: '2025-04-05',
    to: '2025-04-09',
    knownFrom: '2025-04-02',
    duty: { kind: 'ad_valorem', percent: '10' },
    inTransit: RECIPROCAL_TRANSIT,
  }),
  // What the first order foresaw for China; it was raised before it began.
  {
    ...row({
      ...RECIPROCAL,
      id: 'reciprocal-34',
      heading: '9903.01.63',
      source: 'EO 14257, Annex I',
      from: '2025-04-09',
      to: null,
      knownFrom: '2025-04-02',
      duty: { kind: 'ad_valorem', percent: '34' },
    }),
    knownTo: '2025-04-08',
  },
  ...endedLater(
    row({
      ...RECIPROCAL,
      id: 'reciprocal-84',
      heading: '9903.01.63',
      from: '2025-04-09',
      to: '2025-04-10',
      knownFrom: '2025-04-08',
      duty: { kind: 'ad_valorem', percent: '84' },
      inTransit: RECIPROCAL_TRANSIT,
    }),
    '2025-04-09',
  ),
  ...endedLater(
    row({
      ...RECIPROCAL,
      id: 'reciprocal-125',
      heading: '9903.01.63',
      from: '2025-04-10',
      to: '2025-05-14',
      knownFrom: '2025-04-09',
      duty: { kind: 'ad_valorem', percent: '125' },
      inTransit: RECIPROCAL_TRANSIT,
    }),
    '2025-05-12',
  ),
  ...endedLater(
    row({
      ...RECIPROCAL,
      id: 'reciprocal-10-again',
      heading: '9903.01.25',
      from: '2025-05-14',
      to: '2026-02-24',
      knownFrom: '2025-05-12',
      duty: { kind: 'ad_valorem', percent: '10' },
      inTransit: RECIPROCAL_TRANSIT,
    }),
    JUDGMENT,
  ),
]

/** 25% on Mexican goods that don't originate under USMCA, until the Supreme Court's judgment ended collection. */
export const ieepaMexico: Measure[] = endedLater(
  row({
    id: 'ieepa-mexico',
    readOn: FIRST_READING,
    programme: 'ieepa_mexico',
    heading: '9903.01.01',
    title: 'IEEPA Mexico',
    legalBasis: 'Executive Order 14194 and amendments',
    source: 'EO 14194; EO 14289 sec. 3(a)(ii)',
    origins: ['MX'],
    codes: [''],
    from: '2025-03-04',
    to: '2026-02-24',
    knownFrom: '2025-03-03',
    duty: { kind: 'ad_valorem', percent: '25' },
    alternatives: [usmca('9903.01.04')],
  }),
  JUDGMENT,
)

const SURCHARGE = {
  readOn: FIRST_READING,
  programme: 's122',
  heading: '9903.03.01',
  title: 'Section 122 surcharge',
  legalBasis: 'Section 122, Trade Act of 1974',
  codes: [''],
  from: '2026-02-24',
  // 150 days, which the statute itself sets.
  to: '2026-07-24',
  knownFrom: JUDGMENT,
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
} as const

export const section122: Measure[] = [
  row({ ...SURCHARGE, id: 's122', origins: '*', exceptOrigins: ['CA', 'MX'] }),
  row({
    ...SURCHARGE,
    id: 's122-usmca',
    origins: ['CA', 'MX'],
    alternatives: [usmca('9903.03.01 (S)')],
  }),
]
