import type { Message } from '@/i18n/message'
import { factsWithoutUse } from '@/features/tariffs/rules/classify'
import type { GoodsFact, GoodsFacts } from '@/features/tariffs/rules/goods-facts'
import { hundredths, metalHundredths, type MaterialShare } from './materials'
import type { LINES } from './filters'

/** Contradictions between the facts of goods, or with other fields of a product. Pure; browser-safe. */

export type ProductLine = (typeof LINES)[number]

interface Described {
  line: ProductLine
  grade: string | null
  materials: readonly MaterialShare[]
}

const KINDS: Readonly<Record<ProductLine, readonly string[]>> = {
  jewelry: ['jewelry', 'filled_case', 'part'],
  boxes: ['case', 'filled_case', 'crate', 'carton'],
  organizers: ['display', 'case'],
}
/** Materials of a breakdown that are stones, by kind. */
const STONES = [
  ['synthetic', /zirconia|synthetic|lab.?grown/i],
  ['pearl', /pearl/i],
  ['natural', /agate|turquoise|onyx|jade|quartz|gem/i],
  ['glass', /glass|crystal|resin|enamel/i],
] as const

/** Each contradiction at its fact. */
export function goodsProblems(
  facts: GoodsFacts,
  { line, grade, materials }: Described,
): { fact: GoodsFact; problem: Message }[] {
  const problems = factsWithoutUse(facts).map((fact): { fact: GoodsFact; problem: Message } => ({
    fact,
    problem: { code: 'productRows.fact_useless', values: { fact } },
  }))
  const add = (fact: GoodsFact, when: boolean, problem: Message) => {
    if (when) problems.push({ fact, problem })
  }
  const { kind = '', stones = '', metal, metal_share: share = '', body = '' } = facts
  add('kind', kind !== '' && !KINDS[line].includes(kind), {
    code: 'productRows.fact_kind',
    values: { line, kind },
  })
  for (const [stone, pattern] of STONES) {
    const material = materials.find((each) => pattern.test(each.material))?.material ?? ''
    // A mirror or a glass lid isn't a stone: only jewelry is set.
    add(
      'stones',
      material !== '' && (stones === 'none' || (stones === 'glass' && stone !== 'glass')),
      { code: 'productRows.fact_stones', values: { answer: stones, material } },
    )
  }
  const ofGrade = (answer: string): Message => ({
    code: 'productRows.fact_grade',
    values: { answer, grade: grade ?? '' },
  })
  add('metal', metal === 'none' && grade !== null, ofGrade('none'))
  add(
    'body',
    body !== '' && body !== 'stainless' && body !== 'other_steel' && grade !== null,
    ofGrade(body),
  )
  add(
    'metal_share',
    share !== '' && materials.length > 0 && !near(hundredths(share), metalHundredths(materials)),
    {
      code: 'productRows.fact_share',
      values: {
        share: { decimal: share },
        percent: { decimal: String(metalHundredths(materials) / 100) },
      },
    },
  )
  return problems
}

/** Within one percent of the weight, since a breakdown is rounded. */
const near = (one: number, other: number): boolean => Math.abs(one - other) <= 100
