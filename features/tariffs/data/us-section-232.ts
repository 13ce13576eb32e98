import type { Measure } from '../engine/types'
import { endedLater, FIRST_READING, FULL_VALUE_232, LATER_READING, row } from './us-row'

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

export const section232: Measure[] = [
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
    knownFrom: FULL_VALUE_232,
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
    knownFrom: FULL_VALUE_232,
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
    knownFrom: FULL_VALUE_232,
    duty: { kind: 'ad_valorem', percent: '25' },
  }),
  ...(
    [
      ['s232-annex-1a-beside', '9903.82.02', 'Annex I-A', ['7326200090'], '50'],
      ['s232-annex-1b-beside', '9903.82.09', 'Annex I-B', ['73239990', '732620'], '25'],
    ] as const
  ).map(([id, heading, annex, codes, percent]) =>
    row({
      id,
      readOn: LATER_READING,
      programme: 's232',
      heading,
      title: `Section 232 steel, ${annex}`,
      legalBasis: S232,
      origins: '*',
      codes,
      from: FULL_VALUE_232,
      to: null,
      knownFrom: FULL_VALUE_232,
      duty: { kind: 'ad_valorem', percent },
    }),
  ),
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
    knownFrom: FULL_VALUE_232,
    duty: { kind: 'ad_valorem', percent: '25' },
    alternatives: [LITTLE_METAL],
  }),
  // Of steel in other goods only its own value was dutiable before the whole value was.
  {
    ...row({
      id: 's232-steel-content',
      programme: 's232',
      heading: '9903.81.91',
      title: 'Section 232 steel, derivatives outside chapter 73',
      legalBasis: S232,
      source: 'CBP CSMS 64384423; the list of codes not read',
      origins: '*',
      codes: ['9403999045'],
      from: '2025-06-04',
      to: FULL_VALUE_232,
      knownFrom: '2025-06-03',
      duty: { kind: 'ad_valorem', percent: '50' },
      basis: { content: 'steel' },
    }),
    review: { state: 'not_reviewed' },
  },
  // Mill products, by which the programme's history can be replayed.
  ...endedLater(
    row({
      id: 's232-mill-2018',
      readOn: FIRST_READING,
      programme: 's232',
      heading: '9903.80.01',
      title: 'Section 232 steel',
      legalBasis: 'Proclamation 9705',
      source: 'Proclamation 9705',
      origins: ['CN'],
      codes: ['7208'],
      from: '2018-03-23',
      to: '2025-03-12',
      knownFrom: '2018-03-08',
      duty: { kind: 'ad_valorem', percent: '25' },
    }),
    '2025-02-10',
  ),
  ...endedLater(
    row({
      id: 's232-mill-2025-25',
      readOn: FIRST_READING,
      programme: 's232',
      heading: '9903.81.87',
      title: 'Section 232 steel',
      legalBasis: S232,
      source: 'CBP CSMS 64384423',
      origins: '*',
      codes: ['7208'],
      from: '2025-03-12',
      to: '2025-06-04',
      knownFrom: '2025-02-10',
      duty: { kind: 'ad_valorem', percent: '25' },
    }),
    '2025-06-03',
  ),
  ...endedLater(
    row({
      ...NO_UK,
      id: 's232-mill-2025-50',
      readOn: FIRST_READING,
      programme: 's232',
      heading: '9903.81.87',
      title: 'Section 232 steel',
      legalBasis: S232,
      source: 'Proclamation 10947',
      codes: ['7208'],
      from: '2025-06-04',
      to: FULL_VALUE_232,
      knownFrom: '2025-06-03',
      duty: { kind: 'ad_valorem', percent: '50' },
    }),
    FULL_VALUE_232,
  ),
]
