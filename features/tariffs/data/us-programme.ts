import type { Outlook } from '../engine/outlook'
import type { Quota } from '../engine/quota'
import type { Agreement, Exclusion } from '../engine/types'
import { REVIEWED } from './us-row'

const NOT_REVIEWED = { state: 'not_reviewed' } as const

/**
 * Exclusion lists, agreements and planning scenarios for the United States, read on 2026-11-23 and 2026-11-28.
 * Nothing here lowers a firm price unless it is in force and proved.
 */
const S301 = 'Section 301, Trade Act of 1974 (China)'

/** Which articles are excluded is told by descriptions; whole ten-digit numbers of the catalog are not among them. */
const described = (id: string, list: string) => ({
  fact: `exclusion_${id}`,
  text: `if the article is one that ${list} describes`,
})

export const usExclusions: readonly Exclusion[] = [
  // The 352 were prolonged several times: what was known of their end, one row a reading.
  ...(
    [
      ['2022-03-23', '2022-12-21', '2023-01-01', 'USTR notice of March 2022'],
      ['2022-12-21', '2023-09-11', '2023-10-01', '87 FR 78187'],
      ['2023-09-11', undefined, '2024-06-15', 'USTR notices of 2023 and 2024'],
    ] as const
  ).map(([knownFrom, knownTo, to, notice]): Exclusion => ({
    id: knownTo ? `s301-352-until-${to}` : 's301-352',
    title: 'the 352 reinstated exclusions',
    heading: '9903.88.67',
    programme: 's301',
    origins: ['CN'],
    numbers: [],
    codes: [''],
    description: described('s301_352', 'US note 20(ttt)(iii)'),
    from: '2021-10-12',
    to,
    knownFrom,
    ...(knownTo ? { knownTo } : {}),
    legalBasis: S301,
    source: `${notice}; HTS 9903.88.67`,
    review: REVIEWED,
  })),
  {
    id: 's301-164',
    title: 'the 164 exclusions that were prolonged',
    heading: '9903.88.69',
    programme: 's301',
    origins: ['CN'],
    numbers: [],
    codes: [''],
    description: described('s301_164', 'US note 20(vvv)'),
    from: '2024-06-15',
    to: '2025-01-01',
    knownFrom: '2024-06-15',
    legalBasis: S301,
    source: 'USTR notice of May 2024; HTS 9903.88.69',
    review: REVIEWED,
  },
  // Those and the fourteen of .70 were prolonged several times: what was known of their end, one row a reading.
  ...(
    [
      [
        '2025-01-01',
        '2025-05-31',
        '2025-06-01',
        'USITC HTS, January 2025: “through May 31, 2025”',
        REVIEWED,
      ],
      ['2025-05-31', '2025-08-28', '2025-09-01', 'USTR notice of May 2025, recalled', NOT_REVIEWED],
      [
        '2025-08-28',
        '2025-12-01',
        '2025-11-30',
        'USTR notice of August 2025, recalled',
        NOT_REVIEWED,
      ],
      [
        '2025-12-01',
        undefined,
        '2026-11-10',
        '90 FR 55232; HTSUS chapter 99, 2026 revision 6, headings 9903.88.69 and .70',
        REVIEWED,
      ],
    ] as const
  ).map(([knownFrom, knownTo, to, source, review]): Exclusion => ({
    id: knownTo ? `s301-178-until-${to}` : 's301-178',
    title: 'the 178 extended exclusions',
    heading: '9903.88.69',
    programme: 's301',
    origins: ['CN'],
    numbers: [],
    codes: [''],
    description: described('s301_178', 'heading 9903.88.69 or 9903.88.70'),
    from: '2025-01-01',
    to,
    knownFrom,
    ...(knownTo ? { knownTo } : {}),
    legalBasis: S301,
    source,
    review,
  })),
]

/** Not open: its volume would come from a historical base period that no text has fixed yet. */
export const usQuotas: readonly Quota[] = [
  {
    orderNumber: 'MX-STEEL',
    title: 'Steel of Mexican origin',
    unit: 'KGM',
    method: 'first_come_first_served',
    definitions: [],
  },
]

export const usAgreements: readonly Agreement[] = [
  {
    id: 'us-mx-steel',
    title: 'US-Mexico steel window',
    parties: ['US', 'MX'],
    legalBasis: 'none yet',
    source: 'press reports, never confirmed',
    review: { state: 'not_reviewed' },
    phases: [
      {
        id: 'window',
        title: 'steel within an annual quota',
        states: [
          {
            state: 'reported',
            from: '2025-06-10',
            source: 'press reports; earlier deal: average of 2015 to 2017',
          },
        ],
        concessions: [
          {
            id: 'mx-steel',
            programme: 's232',
            percent: '0',
            heading: 'quota MX-STEEL',
            origins: ['MX'],
            codes: ['7208', '732393', '732690'],
            quota: 'MX-STEEL',
          },
        ],
      },
    ],
  },
  {
    id: 'us-in-early-harvest',
    title: 'India-US early harvest',
    parties: ['US', 'IN'],
    legalBasis: 'interim framework of 2026-02-06',
    source: 'joint statement of 2026-02-06',
    review: REVIEWED,
    phases: [
      {
        id: 'first-part',
        title: 'industrial goods; wheat, dairy and corn left out',
        concessions: [],
        states: [
          { state: 'announced', from: '2026-02-06', source: 'joint statement of 2026-02-06' },
          {
            state: 'superseded',
            from: '2026-02-24',
            source: 'end of collection under IEEPA after the judgment of 2026-02-20',
          },
        ],
      },
      {
        id: 'later-parts',
        title: 'later parts',
        concessions: [],
        states: [
          { state: 'reported', from: '2026-02-06', source: 'joint statement of 2026-02-06' },
        ],
      },
    ],
  },
]

const FROM = '2027-01-15'
const CATALOG_NUMBERS = [
  '7117199000',
  '7117191500',
  '7117909000',
  '4202929700',
  '4202999000',
  '4819600000',
  '4819504060',
  '4420904500',
  '4420906500',
]

/** What the desk plans with: an estimate of its own, never law. */
export const usOutlooks: readonly Outlook[] = [
  {
    id: 'cn-us-talks',
    title: 'China-US talks',
    version: 0,
    setBy: 'Tariff desk',
    setAt: '2026-11-23',
    scenarios: [
      {
        id: 'consensus',
        title: 'Consensus: punitive duties on listed items lifted',
        probability: '0.7',
        changes: [
          {
            kind: 'add_exclusion',
            exclusion: {
              id: 'talks-list',
              title: 'a list agreed in the talks',
              heading: 'to be assigned',
              programme: 's301',
              origins: ['CN'],
              numbers: CATALOG_NUMBERS,
              codes: [],
              description: described('talks', 'the list'),
              from: FROM,
              to: null,
              legalBasis: 'scenario',
              source: 'planning assumption',
              review: REVIEWED,
            },
          },
        ],
      },
      { id: 'delay', title: 'Delay: nothing changes', probability: '0.2', changes: [] },
      {
        id: 'breakdown',
        title: 'Breakdown: a new Section 301 action',
        probability: '0.1',
        changes: [
          {
            kind: 'add_measure',
            measure: {
              id: 'talks-new-action',
              programme: 's301_new',
              heading: 'to be assigned',
              title: 'New Section 301 action',
              legalBasis: 'scenario',
              source: 'planning assumption',
              review: REVIEWED,
              origins: ['CN'],
              codes: [''],
              from: FROM,
              to: null,
              duty: { kind: 'ad_valorem', percent: '25' },
            },
          },
        ],
      },
    ],
  },
  {
    id: 'us-mx-steel-window',
    title: 'US-Mexico steel window',
    version: 0,
    setBy: 'Tariff desk',
    setAt: '2026-11-24',
    scenarios: [
      {
        id: 'window',
        title: 'The window opens at about what Mexico sent last year',
        probability: '0.3',
        changes: [
          {
            kind: 'move_phase',
            agreementId: 'us-mx-steel',
            phaseId: 'window',
            state: 'in_force',
            from: FROM,
            source: 'planning assumption',
          },
          {
            kind: 'open_quota',
            quota: {
              orderNumber: 'MX-STEEL',
              title: 'Steel of Mexican origin',
              unit: 'KGM',
              method: 'first_come_first_served',
              definitions: [
                {
                  from: FROM,
                  to: '2027-12-31',
                  volume: '3200000000',
                  criticalThresholdPercent: '90',
                },
              ],
            },
          },
        ],
      },
      { id: 'report', title: 'It stays a report', probability: '0.7', changes: [] },
    ],
  },
]
