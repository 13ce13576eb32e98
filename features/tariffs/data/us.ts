import type { CumulationRule, RuleSet } from '../engine/types'
import { ieepa, ieepaMexico, section122 } from './us-emergency'
import { compound, general, generalUnderUsmca, indicated } from './us-general'
import { usFees } from './us-fees'
import { usAgreements, usExclusions, usQuotas } from './us-programme'
import { usRisks } from './risks'
import { endedLater, INDICATED_FROM } from './us-row'
import { section232 } from './us-section-232'
import { forcedLabour, section301, steel301 } from './us-section-301'

/** The first day of the duties against forced labour. */
const OTHERS_FROM = '2026-07-24'

const STEEL_PROGRAMMES = [
  's232',
  's232_aluminum',
  's232_copper',
  's232_autos',
  's232_timber',
] as const

/**
 * How the programmes affect one another. Order matters: a programme that has given way displaces no other. A rule
 * whose programme has ended needs no end of its own.
 */
const cumulation: CumulationRule[] = [
  ...endedLater<CumulationRule>(
    {
      id: 'steel-yields-to-ieepa-mexico',
      kind: 'excluded',
      heading: '9903.81.87',
      from: '2025-03-04',
      to: '2025-06-04',
      knownFrom: '2025-04-29',
      programme: 's232',
      against: ['ieepa_mexico'],
      source: 'EO 14289 sec. 3(a)(ii), before its reversal',
    },
    '2025-06-03',
  ),
  {
    id: 'ieepa-mexico-yields-to-steel',
    kind: 'excluded',
    heading: '9903.01.01',
    from: '2025-06-04',
    to: null,
    knownFrom: '2025-06-03',
    programme: 'ieepa_mexico',
    against: ['s232'],
    source: 'Proclamation 10947, clauses 2 and 5',
  },
  {
    id: 'reciprocal-on-the-rest',
    kind: 'complement',
    heading: '9903.01.33',
    from: '2025-04-05',
    to: null,
    knownFrom: '2025-04-02',
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
    knownFrom: '2026-02-20',
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
    knownFrom: '2026-07-23',
    programme: 's301_forced_labour',
    against: STEEL_PROGRAMMES,
    source: 'HTS heading 9903.05.90',
  },
]

/**
 * Reviewed US duties for the catalog's HTS codes, by the country where the goods were
 * last substantially transformed.
 * Read on 2026-11-23 and again on 2026-11-28, lines beside the catalog's on 2026-11-29, from the HTS (general
 * rates: JSON of January 2025; chapter 99: 2026 revision 6) and the presidential texts named with each measure.
 * Days are New York dates; a measure holds from 00:01 of its first day.
 *
 * 7323.93 begins on 2026-04-06 and 7326.90 on 2026-07-24, the days their whole stacks are
 * reviewed for; earlier entries of them get no figure.
 */
export const usRules: RuleSet = {
  version: '2026-11-29',
  destination: 'US',
  currency: 'USD',
  begins: INDICATED_FROM,
  // Origins other than China: before this day other programmes applied that are not reviewed here.
  origins: {
    CN: INDICATED_FROM,
    HK: OTHERS_FROM,
    IN: OTHERS_FROM,
    MX: OTHERS_FROM,
    VN: OTHERS_FROM,
  },
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
  fees: usFees,
  exclusions: usExclusions,
  agreements: usAgreements,
  quotas: usQuotas,
  notices: usRisks,
  measures: [
    ...general,
    ...indicated,
    ...generalUnderUsmca,
    compound,
    ...section301,
    steel301,
    ...ieepa,
    ...ieepaMexico,
    ...section122,
    ...section232,
    ...forcedLabour,
  ],
}
