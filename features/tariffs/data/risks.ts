import { notice, NOT_REVIEWED } from './destination'

/**
 * What importing countries ask of our goods beside duty: safety, substances, forced labour, trade remedies. Recalled,
 * so flagged as read by nobody; named on products and quotes, never in a price.
 */

const RECALLED = { source: 'recalled; to be read in its text', review: NOT_REVIEWED } as const
const JEWELRY = ['7116', '7117'] as const

export const usRisks = [
  notice({
    ...RECALLED,
    id: 'us-uflpa',
    title: 'Forced labour (UFLPA)',
    text: 'Goods with any input from Xinjiang or of a listed entity are presumed to be made with forced labour and are detained. Keep the chain of steel, stones, cotton lining and packing with documents.',
    codes: [''],
    origins: ['CN'],
    from: '2022-06-21',
    legalBasis: 'Public Law 117-78; 19 U.S.C. 1307',
  }),
  notice({
    ...RECALLED,
    id: 'us-cpsc-children',
    title: 'Children’s jewelry (CPSC)',
    text: 'If it is for children of 12 or under: lead at most 100 ppm, cadmium and nickel by ASTM F2923, a tracking label, tests of an accepted laboratory and a children’s product certificate. For adults it must not be sold as for children.',
    codes: JEWELRY,
    legalBasis: 'CPSIA, 15 U.S.C. 1278a and 2063; ASTM F2923',
  }),
  notice({
    ...RECALLED,
    id: 'us-prop-65',
    title: 'California, Proposition 65',
    text: 'Lead, cadmium or nickel compounds above the levels of the law need a warning at the sale in California; jewelry also has limits of its own there.',
    codes: [...JEWELRY, '7323', '7326', '4202', '3924', '3926'],
    legalBasis: 'California Health and Safety Code 25249.6 and 25214.1',
  }),
  notice({
    ...RECALLED,
    id: 'us-ad-cvd-steel',
    title: 'Anti-dumping and countervailing duty',
    text: 'Orders on steel articles go by the words of their scope, not by the code: the broker reads the scope against the article. No order on jewelry of 7117 is known. Nothing of it is in these figures.',
    codes: ['7323', '7326'],
    origins: ['CN', 'VN', 'IN', 'MX'],
    legalBasis: '19 U.S.C. 1671 and 1673',
  }),
] as const

/** REACH as the Union and, retained, the United Kingdom have it. */
const nickel = (id: string, legalBasis: string) => [
  notice({
    ...RECALLED,
    id: `${id}-nickel`,
    title: 'Nickel release and substances (REACH)',
    text: 'What stays on the skin may release at most 0.5 µg of nickel per cm² a week, posts in piercings 0.2 (EN 1811, worn articles after EN 12472); lead under 0.05% and cadmium under 0.01% of each part. A test report of the finish is the proof.',
    codes: [...JEWELRY],
    legalBasis,
  }),
]

export const euRisks = nickel('eu', 'Regulation (EC) 1907/2006, annex XVII, entries 23, 27 and 63')
export const gbRisks = nickel('gb', 'UK REACH, annex XVII, entries 23, 27 and 63')
