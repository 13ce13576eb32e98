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
 * What a custom line says to customs: its design by family and choices, its grade, and what the buyer states. Pure.
 * @returns each with who says it; nothing where nothing is said
 */
export function specificationGoods(
  { design, designCode, grade, facts = {} }: CustomSpecification,
  { by, at }: LineAsker,
): GoodsStatement[] {
  const made = design === undefined ? null : makeableDesign(design)
  const chosen = made && designGoods(made)
  const kind = chosen?.facts.kind ?? facts.kind
  const said: GoodsStatement[] = [
    ...(chosen
      ? [
          {
            from: 'design' as const,
            by: designCode ?? '',
            at,
            facts: chosen.facts,
            ...(Object.keys(chosen.excludes).length > 0 ? { excludes: chosen.excludes } : {}),
          },
        ]
      : []),
    ...(!chosen && STEEL.includes(grade)
      ? [{ from: 'grade' as const, by: grade, at, facts: ofSteel(kind) }]
      : []),
    { from: 'buyer', by, at, facts },
  ]
  return said.filter(({ facts: any, excludes }) => Object.keys(any).length > 0 || excludes)
}

/** What a grade of stainless steel settles, of goods of a kind. */
const ofSteel = (kind: string | undefined): GoodsFacts =>
  kind === 'jewelry' || kind === 'filled_case'
    ? { metal: 'base' }
    : kind === 'display'
      ? { body: 'stainless' }
      : {}

/** What a buyer has to mend of what is said of a custom line. */
export const specificationProblems = (specification: CustomSpecification): GoodsProblem[] =>
  goodsProblems(specificationGoods(specification, { by: '', at: '1970-01-01T00:00:00Z' }), [
    'buyer',
  ])
