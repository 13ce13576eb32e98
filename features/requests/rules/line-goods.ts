import type { CustomSpecification } from '@/features/basket/schema'
import { makeableDesign } from '@/features/designs/rules/address'
import { designGoods } from '@/features/designs/rules/goods'
import type { GoodsFacts } from '@/features/tariffs/rules/goods-facts'
import type { GoodsStatement } from '@/features/tariffs/rules/goods-statements'
import { goodsProblems, type GoodsProblem } from '@/features/tariffs/rules/stated-goods'

/** Who asked for a line, and when. */
export interface LineAsker {
  /** the buyer's name */
  by: string
  /** ISO instant */
  at: string
}

const STEEL: readonly CustomSpecification['grade'][] = ['304', '316L']

/**
 * What a custom line tells customs: its design by family and choices, its grade, and the buyer's statements. Pure.
 * @returns each statement with its author; empty where nothing is stated
 */
export function specificationGoods(
  { design, designCode, grade, facts = {} }: CustomSpecification,
  { by, at }: LineAsker,
): GoodsStatement[] {
  const design3d = design === undefined ? null : makeableDesign(design)
  const designFacts = design3d && designGoods(design3d)
  const kind = designFacts?.facts.kind ?? facts.kind
  const statements: GoodsStatement[] = [
    ...(designFacts
      ? [
          {
            from: 'design' as const,
            by: designCode ?? '',
            at,
            facts: designFacts.facts,
            ...(Object.keys(designFacts.excludes).length > 0
              ? { excludes: designFacts.excludes }
              : {}),
          },
        ]
      : []),
    ...(!designFacts && STEEL.includes(grade)
      ? [{ from: 'grade' as const, by: grade, at, facts: ofSteel(kind) }]
      : []),
    { from: 'buyer', by, at, facts },
  ]
  return statements.filter(({ facts: any, excludes }) => Object.keys(any).length > 0 || excludes)
}

/** What a grade of stainless steel settles for goods of a kind. */
const ofSteel = (kind: string | undefined): GoodsFacts =>
  kind === 'jewelry' || kind === 'filled_case'
    ? { metal: 'base' }
    : kind === 'display'
      ? { body: 'stainless' }
      : {}

/** What a buyer has to correct in the statements of a custom line. */
export const specificationProblems = (specification: CustomSpecification): GoodsProblem[] =>
  goodsProblems(specificationGoods(specification, { by: '', at: '1970-01-01T00:00:00Z' }), [
    'buyer',
  ])
