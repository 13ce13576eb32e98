import { notice, NOT_REVIEWED } from './destination'

/**
 * What importing countries require of our goods beside duty: safety, substances, forced labour, trade remedies.
 * Written from memory and marked as unreviewed; named on products and quotes, never in a price.
 */

const RECALLED = { source: 'recalled; to be read in its text', review: NOT_REVIEWED } as const
const JEWELRY = ['7116', '7117'] as const

export const usRisks = [
  notice({
    ...RECALLED,
    id: 'us-uflpa',
    topic: 'forced_labour',
    papers: ['Supply chain of steel, stones, lining and packing, with documents'],
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
    topic: 'safety',
    papers: [
      'If it is for children: children’s product certificate and tests of an accepted laboratory',
    ],
    title: 'Children’s jewelry (CPSC)',
    text: 'If it is for children of 12 or under: lead at most 100 ppm, cadmium and nickel by ASTM F2923, a tracking label, tests of an accepted laboratory and a children’s product certificate. For adults it must not be sold as for children.',
    codes: JEWELRY,
    requires: { fact: 'for_children', text: 'if it is made for children of 12 or younger' },
    legalBasis: 'CPSIA, 15 U.S.C. 1278a and 2063; ASTM F2923',
  }),
  notice({
    ...RECALLED,
    id: 'us-prop-65',
    topic: 'substances',
    papers: ['Test report of lead, cadmium and nickel, or the warning’s text'],
    title: 'California, Proposition 65',
    text: 'Lead, cadmium or nickel compounds above the levels of the law need a warning at the sale in California; jewelry also has limits of its own there.',
    codes: [...JEWELRY, '7323', '7326', '4202', '3924', '3926'],
    legalBasis: 'California Health and Safety Code 25249.6 and 25214.1',
  }),
  notice({
    ...RECALLED,
    id: 'us-ad-cvd-steel',
    topic: 'trade_remedy',
    papers: ['The broker’s reading of the scopes against the article'],
    title: 'Anti-dumping and countervailing duty',
    text: 'Orders on steel articles go by the words of their scope, not by the code: the broker reads the scope against the article. No order on jewelry of 7117 is known. Nothing of it is in these figures.',
    codes: ['7323', '7326'],
    origins: ['CN', 'VN', 'IN', 'MX'],
    legalBasis: '19 U.S.C. 1671 and 1673',
  }),
  notice({
    ...RECALLED,
    id: 'us-lacey',
    topic: 'licence',
    title: 'Wood and its species (Lacey Act)',
    text: 'Boxes and stands of wood are declared with genus, species and country of harvest of each part of wood before they enter; the wood must have been taken lawfully. MDF counts, and may be declared as composite.',
    papers: ['Lacey Act declaration (PPQ Form 505): species, country of harvest, quantity of wood'],
    codes: ['4420'],
    from: '2010-04-01',
    legalBasis: '16 U.S.C. 3372(f)',
  }),
  notice({
    ...RECALLED,
    id: 'us-wildlife',
    topic: 'licence',
    title: 'Pearl, shell, horn and feather',
    text: 'What holds parts of animals, such as mother-of-pearl or natural pearl, is declared to the Fish and Wildlife Service, whose licence the importer needs; protected species also need a CITES permit of the exporting country. Steel, glass and cubic zirconia don’t.',
    papers: [
      'Declaration 3-177 to the Fish and Wildlife Service, where a part is of an animal',
      'CITES permit, where the species is protected',
    ],
    codes: ['7116'],
    legalBasis: '50 CFR 14.61 and 14.91; 50 CFR 23',
  }),
] as const

/** REACH as the Union and, retained, the United Kingdom have it. */
const nickel = (id: string, legalBasis: string) => [
  notice({
    ...RECALLED,
    id: `${id}-nickel`,
    topic: 'substances',
    papers: [
      'Test report of nickel release (EN 1811, worn articles after EN 12472)',
      'Declaration of lead and cadmium by part',
    ],
    title: 'Nickel release and substances (REACH)',
    text: 'What stays on the skin may release at most 0.5 µg of nickel per cm² a week, posts in piercings 0.2 (EN 1811, worn articles after EN 12472); lead under 0.05% and cadmium under 0.01% of each part. A test report of the finish is the proof.',
    codes: [...JEWELRY],
    legalBasis,
  }),
]

export const euRisks = nickel('eu', 'Regulation (EC) 1907/2006, annex XVII, entries 23, 27 and 63')
export const gbRisks = nickel('gb', 'UK REACH, annex XVII, entries 23, 27 and 63')
