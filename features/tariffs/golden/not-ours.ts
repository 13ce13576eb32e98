import { FULL_VALUE_232, row } from '../data/us-row'
import type { Measure } from '../engine/types'

const S232 = 'Section 232, Trade Expansion Act of 1962 (steel); US note 16 to chapter 99'

/** A least total of 10% instead of 15% for goods of metal from the US. */
const US_METAL = {
  fact: 'us_metal_85',
  text: 'if 85% of the metal was melted or smelted in the US',
  heading: '9903.82.07',
  percent: '10',
} as const

/**
 * Duties on goods that aren't ours, as the published cases have them: nobody here has read their law, so they aren't
 * shipped.
 */
export const notOurs: readonly Measure[] = [
  row({
    id: 's232-annex-3',
    programme: 's232',
    heading: '9903.82.10',
    title: 'Section 232 metals, Annex III',
    legalBasis: S232,
    origins: '*',
    codes: ['8479899599'],
    from: FULL_VALUE_232,
    to: '2028-01-01',
    knownFrom: FULL_VALUE_232,
    duty: { kind: 'floor', percent: '15', atFloorHeading: '9903.82.10' },
    alternatives: [US_METAL],
  }),
  row({
    id: 's232-auto-parts',
    programme: 's232',
    heading: '9903.82.16',
    title: 'Section 232 metals, parts of vehicles',
    legalBasis: S232,
    origins: '*',
    codes: ['87081030'],
    from: FULL_VALUE_232,
    to: null,
    knownFrom: FULL_VALUE_232,
    duty: { kind: 'ad_valorem', percent: '25' },
  }),
  row({
    id: 's232-russian-aluminum',
    programme: 's232',
    heading: '9903.85.68',
    title: 'Section 232 aluminum of Russia, derivatives',
    legalBasis: 'Section 232, Trade Expansion Act of 1962 (aluminum); US note 19 to chapter 99',
    origins: ['RU'],
    codes: ['87081030'],
    from: FULL_VALUE_232,
    to: null,
    knownFrom: FULL_VALUE_232,
    duty: { kind: 'ad_valorem', percent: '200' },
  }),
]
