/**
 * Facts of goods that decide a customs code or a duty, each declared once: its possible answers, and the kinds of
 * goods it applies to. A fact that isn't stated is unknown, which is a state of its own. Pure; browser-safe.
 */

const choice = <const T extends readonly string[]>(...answers: T) =>
  ({ kind: 'choice', answers }) as const
const YES_NO = choice('yes', 'no')

/** The possible values of each fact: one of some answers, a country, or a share of the weight. */
export const GOODS_FACTS = {
  kind: choice('jewelry', 'case', 'filled_case', 'display', 'carton', 'crate', 'part'),
  metal: choice('base', 'precious', 'none'),
  /** as the note to chapter 71 divides them: glass and resin don't count as stones */
  stones: choice('none', 'glass', 'synthetic', 'natural', 'pearl'),
  piece_value: choice('to_40_usd', 'over_40_usd'),
  cuff_link: YES_NO,
  chain: choice('none', 'finished', 'by_length'),
  metre_value: choice('to_33_cents', 'over_33_cents'),
  part: choice('link_strip', 'finding'),
  surface: choice('wood', 'leather', 'plastic_sheeting', 'textile', 'paper', 'metal', 'plastic'),
  /** flock, foil, plastic and coated cotton are no textile fabric */
  lining: choice('none', 'textile', 'flock', 'foil', 'plastic', 'coated_cotton'),
  base: choice('board', 'moulded_plastic', 'wood', 'metal'),
  build: choice('rigid', 'folding'),
  fitted: YES_NO,
  carried: YES_NO,
  laminated: YES_NO,
  corrugated: YES_NO,
  body: choice('stainless', 'other_steel', 'plastic', 'wood', 'covered', 'mixed'),
  use: choice('home', 'shop'),
  plating: choice('none', 'pvd', 'gold', 'silver', 'rhodium', 'other'),
  childrens: YES_NO,
  /** ISO country where the steel was melted and poured */
  melt_country: { kind: 'country' },
  /** whether the mill's certificate shows that country */
  mill_certificate: YES_NO,
  /** of the metals that count for duties on steel, aluminium and copper */
  metal_share: { kind: 'percent' },
} as const satisfies Record<
  string,
  { kind: 'choice'; answers: readonly string[] } | { kind: 'country' } | { kind: 'percent' }
>

export type GoodsFact = keyof typeof GOODS_FACTS
export const GOODS_FACT_NAMES = Object.keys(GOODS_FACTS) as GoodsFact[]
export const isGoodsFact = (name: string): name is GoodsFact => Object.hasOwn(GOODS_FACTS, name)

/** What is stated of some goods; a missing fact isn't known. */
export type GoodsFacts = Partial<Record<GoodsFact, string>>

/** One statement, as products keep them in a list. */
export interface StatedFact {
  fact: string
  answer: string
}

const COUNTRY = /^[A-Z]{2}$/
const PERCENT = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/

/** Whether an answer is possible for the fact. */
export function isAnswer(fact: GoodsFact, answer: string): boolean {
  const declared = GOODS_FACTS[fact]
  if (declared.kind === 'country') return COUNTRY.test(answer)
  if (declared.kind === 'percent') return PERCENT.test(answer)
  return (declared.answers as readonly string[]).includes(answer)
}

type Answers<F extends GoodsFact> = (typeof GOODS_FACTS)[F] extends {
  answers: readonly (infer A extends string)[]
}
  ? `answers.${F}.${A}`
  : never
/** The message key of an answer, below `goods`. */
export type AnswerKey = { [F in GoodsFact]: Answers<F> }[GoodsFact]

/** The message key of an answer; null for a country or a percentage, which need no words. */
export const answerKey = (fact: GoodsFact, answer: string): AnswerKey | null =>
  GOODS_FACTS[fact].kind === 'choice' && isAnswer(fact, answer)
    ? (`answers.${fact}.${answer}` as AnswerKey)
    : null

/** The statements as facts; invalid ones are left out, `statementProblems` names them. */
export const factsOf = (stated: readonly StatedFact[]): GoodsFacts =>
  Object.fromEntries(
    stated
      .filter(({ fact, answer }) => isGoodsFact(fact) && isAnswer(fact, answer))
      .map(({ fact, answer }) => [fact, answer]),
  )

/** Goods that a duty on metal can reach: they are asked where the metal was melted, and how much of it there is. */
const METAL = ['case', 'display', 'part'] as const
/** Facts on which no code depends, but a duty, a surtax or a safety rule does, by the kinds of goods they apply to. */
const BESIDES: Partial<Record<GoodsFact, readonly string[]>> = {
  plating: ['jewelry', 'filled_case', 'display', 'case'],
  childrens: ['jewelry', 'filled_case'],
  melt_country: METAL,
  mill_certificate: METAL,
  metal_share: METAL,
}

/** Facts besides those of the code that apply to goods of this kind. */
export const factsBesides = (kind: string | undefined): GoodsFact[] =>
  GOODS_FACT_NAMES.filter((fact) => kind !== undefined && BESIDES[fact]?.includes(kind))

/** Those of them that a duty or a surtax can depend on: of a box or a stand only where it is of metal. */
export const factsAskedBesides = ({ kind, surface, body }: GoodsFacts): GoodsFact[] =>
  factsBesides(kind).filter(
    () =>
      !(kind === 'case' && surface !== 'metal') &&
      !(kind === 'display' && body !== undefined && !OF_METAL.includes(body)),
  )
const OF_METAL = ['stainless', 'other_steel', 'mixed', 'unknown']

/** What the maker knows and a buyer doesn't: no form asks a buyer for it. */
export const MAKERS_FACTS: readonly GoodsFact[] = [
  'piece_value',
  'metre_value',
  'melt_country',
  'mill_certificate',
  'metal_share',
]

/** Under 15% of the weight, the duties on metal leave goods out. Source: HTSUS chapter 99, note 16 */
const LITTLE_METAL_PERCENT = 15

/**
 * What the facts settle for the tariff engine. An unknown fact settles nothing: the engine then charges the higher
 * duty, and names what the fact would save.
 * @param materials what a breakdown by weight settles already; a stated share takes precedence
 */
export function engineFacts(
  facts: GoodsFacts,
  materials: Readonly<Record<string, boolean>> = {},
): Record<string, boolean> {
  const { metal_share: share, melt_country: melted, childrens } = facts
  const chinese = meltedInChina(facts)
  return {
    ...materials,
    ...(share === undefined ? {} : { metal_under_15: Number(share) < LITTLE_METAL_PERCENT }),
    ...(melted === undefined || melted === 'GB' ? {} : { uk_melted_95: false }),
    ...(chinese === null ? {} : { steel_melted_in_china: chinese }),
    ...(childrens === undefined ? {} : { for_children: childrens === 'yes' }),
  }
}

/**
 * Whether Canada takes the steel to be melted and poured in China: it does wherever no mill certificate shows another
 * country. Source: SOR/2025-154; CN 25-28, since 2025-09-22 by mill or test certificates alone.
 * @returns null where that isn't known
 */
function meltedInChina({
  melt_country: melted,
  mill_certificate: shown,
}: GoodsFacts): boolean | null {
  if (melted === 'CN' || shown === 'no') return true
  return melted !== undefined && shown === 'yes' ? false : null
}
