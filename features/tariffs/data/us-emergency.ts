import type { Measure } from '../engine/types'
import { row } from './us-row'

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

export const ieepa: Measure[] = [
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

/** 25% on Mexican goods that don't originate under USMCA, until the Supreme Court's judgment ended collection. */
export const ieepaMexico = row({
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

export const section122 = row({
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
