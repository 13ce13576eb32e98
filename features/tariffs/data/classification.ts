import type { GoodsFact } from '../rules/goods-facts'
import { LEAVES, type LeafId } from './classification-leaves'

/**
 * The questions that lead to a customs code, for the goods of this house. Each asks one fact; each answer leads to
 * the next question, to a leaf with its codes, or to a broker, where no code can be named honestly.
 * Read on 2026-11-28 from the HTSUS (2026 revision 21), its notes and the rulings named with each leaf.
 */

/** Why a question leads to no leaf, by name. The words are in `goods.brokers`. */
export const BROKERS = [
  'precious',
  'pearls',
  'finding',
  'pocket',
  'moulded_case',
  'other_metal_case',
  'mixed_display',
  'covered_display',
  'plastic_shop',
] as const
export type BrokerId = (typeof BROKERS)[number]

export type Goes = { ask: QuestionId } | { leaf: LeafId } | { broker: BrokerId }

export interface Question {
  fact: GoodsFact
  ways: Readonly<Record<string, Goes>>
  /** the rule that makes it a question */
  source: string
}

const question = <F extends GoodsFact>(
  fact: F,
  source: string,
  ways: Readonly<Record<string, Goes>>,
): Question => ({ fact, source, ways })
const ask = (id: QuestionId): Goes => ({ ask: id })
const leaf = (id: LeafId): Goes => ({ leaf: id })
const broker = (id: BrokerId): Goes => ({ broker: id })

const IDS = [
  'kind',
  'metal',
  'stones',
  'other_stones',
  'piece_value',
  'cuff_link',
  'chain',
  'metre_value',
  'part',
  'surface',
  'lining',
  'plastic_carried',
  'laminated',
  'textile_carried',
  'build',
  'fitted',
  'base',
  'corrugated',
  'steel_case',
  'body',
  'steel_use',
  'other_steel_use',
  'plastic_use',
] as const
export type QuestionId = (typeof IDS)[number]
export const FIRST: QuestionId = 'kind'

const NOTE_2H = 'chapter 48 note 2(h)'
const STONES = 'chapter 71 notes 1 and 11; HQ 950769'
const USED = 'section XV note 1; terms of headings 7323 and 7326'

/** Every question by its name. */
export const QUESTIONS: Readonly<Record<QuestionId, Question>> = {
  kind: question('kind', 'GRI 1; GRI 5(a) for cases entered with their goods', {
    jewelry: ask('metal'),
    case: ask('surface'),
    filled_case: ask('metal'),
    display: ask('body'),
    carton: ask('corrugated'),
    crate: leaf('crate'),
    part: ask('part'),
  }),
  metal: question('metal', 'chapter 71 notes 4, 5 and 7: plated base metal stays base metal', {
    base: ask('stones'),
    precious: broker('precious'),
    none: ask('other_stones'),
  }),
  stones: question('stones', STONES, {
    none: ask('cuff_link'),
    glass: ask('cuff_link'),
    synthetic: ask('piece_value'),
    natural: ask('piece_value'),
    pearl: broker('pearls'),
  }),
  other_stones: question('stones', STONES, {
    none: leaf('imitation_other'),
    glass: leaf('imitation_other'),
    synthetic: ask('piece_value'),
    natural: ask('piece_value'),
    pearl: broker('pearls'),
  }),
  piece_value: question('piece_value', 'terms of 7116.20.05', {
    to_40_usd: leaf('stones_to_40'),
    over_40_usd: leaf('stones_over_40'),
  }),
  cuff_link: question('cuff_link', 'terms of 7117.11', {
    yes: leaf('cuff_links'),
    no: ask('chain'),
  }),
  chain: question('chain', 'terms of 7117.19.15 and 7117.19.20', {
    none: leaf('imitation'),
    finished: leaf('imitation'),
    by_length: ask('metre_value'),
  }),
  metre_value: question('metre_value', 'terms of 7117.19.15 and 7117.19.20', {
    to_33_cents: leaf('chain_to_33'),
    over_33_cents: leaf('chain_over_33'),
  }),
  part: question('part', 'section XV note 2; NY J87575; NY N249892', {
    link_strip: leaf('link_strip'),
    finding: broker('finding'),
  }),
  surface: question('surface', 'terms of heading 4202, second part; chapter 44 note 1(e)', {
    wood: ask('lining'),
    leather: leaf('leather_case'),
    plastic_sheeting: ask('plastic_carried'),
    textile: ask('textile_carried'),
    paper: ask('build'),
    metal: ask('steel_case'),
    plastic: broker('moulded_case'),
  }),
  lining: question('lining', 'terms of 4420.90.45 and 4420.90.65; NY N141875', {
    textile: leaf('wood_lined'),
    none: leaf('wood_unlined'),
    flock: leaf('wood_unlined'),
    foil: leaf('wood_unlined'),
    plastic: leaf('wood_unlined'),
    coated_cotton: leaf('wood_unlined'),
  }),
  plastic_carried: question('carried', 'terms of 4202.32', {
    no: leaf('sheeting_case'),
    yes: ask('laminated'),
  }),
  laminated: question('laminated', 'terms of 4202.32.10', {
    yes: leaf('pocket_laminated'),
    no: broker('pocket'),
  }),
  textile_carried: question('carried', 'terms of 4202.32', {
    no: leaf('textile_case'),
    yes: broker('pocket'),
  }),
  build: question('build', `${NOTE_2H}; EN 48.19`, {
    rigid: ask('fitted'),
    folding: ask('corrugated'),
  }),
  fitted: question('fitted', `${NOTE_2H}; HQ 966321; NY N003010`, {
    yes: ask('base'),
    no: leaf('rigid_packing'),
  }),
  base: question('base', 'terms of 4202.99.10; NY N235110', {
    moulded_plastic: leaf('paper_plastic_base'),
    board: leaf('paper_case'),
    wood: leaf('paper_case'),
    metal: leaf('paper_case'),
  }),
  corrugated: question('corrugated', 'terms of 4819.10 and 4819.20', {
    no: leaf('folding_carton'),
    yes: leaf('corrugated_carton'),
  }),
  steel_case: question('body', 'terms of heading 7323; NY 806363', {
    stainless: leaf('steel_household'),
    other_steel: leaf('other_steel_household'),
    plastic: broker('other_metal_case'),
    wood: broker('other_metal_case'),
    covered: broker('other_metal_case'),
    mixed: broker('other_metal_case'),
  }),
  body: question('body', 'section XV note 7; NY N238621', {
    stainless: ask('steel_use'),
    other_steel: ask('other_steel_use'),
    plastic: ask('plastic_use'),
    wood: leaf('wood_display'),
    covered: broker('covered_display'),
    mixed: broker('mixed_display'),
  }),
  steel_use: question('use', USED, {
    home: leaf('steel_household'),
    shop: leaf('steel_shop'),
  }),
  other_steel_use: question('use', USED, {
    home: leaf('other_steel_household'),
    shop: leaf('steel_shop'),
  }),
  plastic_use: question('use', 'terms of headings 3924 and 3926; NY C88690', {
    home: leaf('plastic_household'),
    shop: broker('plastic_shop'),
  }),
}

/** Every leaf by its name. */
export { LEAVES }
