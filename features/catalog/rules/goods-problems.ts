import { factsWithoutUse } from '@/features/tariffs/rules/classify'
import type { GoodsFact, GoodsFacts } from '@/features/tariffs/rules/goods-facts'
import { hundredths, metalHundredths, type MaterialShare } from './materials'
import type { LINES } from './filters'

/** Where facts of goods contradict each other, or what else a product says of itself. Pure; browser-safe. */

export type ProductLine = (typeof LINES)[number]

interface Said {
  line: ProductLine
  grade: string | null
  materials: readonly MaterialShare[]
}

const KINDS: Readonly<Record<ProductLine, readonly string[]>> = {
  jewelry: ['jewelry', 'filled_case', 'part'],
  boxes: ['case', 'filled_case', 'crate', 'carton'],
  organizers: ['display', 'case'],
}
/** Materials of a breakdown that are stones, by what they are. */
const STONES = [
  ['synthetic', /zirconia|synthetic|lab.?grown/i],
  ['pearl', /pearl/i],
  ['natural', /agate|turquoise|onyx|jade|quartz|gem/i],
  ['glass', /glass|crystal|resin|enamel/i],
] as const

/** Each contradiction with the fact that it stands at. */
export function goodsProblems(
  facts: GoodsFacts,
  { line, grade, materials }: Said,
): { fact: GoodsFact; message: string }[] {
  const problems = factsWithoutUse(facts).map((fact) => ({
    fact,
    message: `${fact} says nothing of these goods, or contradicts another answer`,
  }))
  const add = (fact: GoodsFact, when: boolean, message: string) => {
    if (when) problems.push({ fact, message })
  }
  const { kind, stones, metal, metal_share: share, body } = facts
  add(
    'kind',
    kind !== undefined && !KINDS[line].includes(kind),
    `a product of the line ${line} is no ${kind}`,
  )
  for (const [stone, named] of STONES) {
    const of = materials.find(({ material }) => named.test(material))?.material ?? ''
    // A mirror or a lid of glass is no stone: only jewelry is set.
    add(
      'stones',
      of !== '' && (stones === 'none' || (stones === 'glass' && stone !== 'glass')),
      `${stones}, but its materials name ${of}`,
    )
  }
  add('metal', metal === 'none' && grade !== null, `none, but its grade is ${grade}`)
  add(
    'body',
    body !== undefined && body !== 'stainless' && body !== 'other_steel' && grade !== null,
    `${body}, but its grade is ${grade}`,
  )
  add(
    'metal_share',
    share !== undefined &&
      materials.length > 0 &&
      !near(hundredths(share), metalHundredths(materials)),
    `${share}%, but its materials make it ${metalHundredths(materials) / 100}%`,
  )
  return problems
}

/** Within one percent of the weight: a breakdown is rounded. */
const near = (one: number, other: number): boolean => Math.abs(one - other) <= 100
