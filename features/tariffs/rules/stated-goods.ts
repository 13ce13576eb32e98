import { codeOf, factsWithoutUse, walk } from './classify'
import type { LeafCode } from '../data/classification-leaves'
import type { GoodsStatement, Speaker } from './goods-statements'
import { GOODS_FACT_NAMES, isAnswer, type GoodsFact, type GoodsFacts } from './goods-facts'

/**
 * What is said of goods by several: the choices of a design, the catalog, a grade, the buyer, the desk. Nobody is
 * believed before the others: what two of them contradict isn't known until one of them gives way. Pure; browser-safe.
 */

/** One fact as somebody states it. */
export interface Statement {
  fact: GoodsFact
  answer: string
  from: Speaker
  by: string
  at: string
  /** it is anything but this */
  excluded: boolean
}

const listed = (facts: GoodsFacts): [GoodsFact, string][] =>
  GOODS_FACT_NAMES.flatMap((fact): [GoodsFact, string][] => {
    const answer = facts[fact]
    return answer === undefined ? [] : [[fact, answer]]
  })

/** Each fact by itself, in the order in which facts are declared for one after another. */
export const statementsOf = (said: readonly GoodsStatement[]): Statement[] =>
  said.flatMap(({ from, by, at, facts, excludes = {} }) =>
    ([facts, excludes] as const).flatMap((all, i) =>
      listed(all).map(([fact, answer]) => ({ fact, answer, from, by, at, excluded: i === 1 })),
    ),
  )

/** Two statements that can't both be true. */
export interface Contradiction {
  fact: GoodsFact
  one: Statement
  other: Statement
}

const contradict = (a: Statement, b: Statement): boolean =>
  a.fact === b.fact &&
  !(a.excluded && b.excluded) &&
  (a.excluded || b.excluded ? a.answer === b.answer : a.answer !== b.answer)

/** Every fact that is contradicted, with the first two statements that do: the one said last goes first. */
export function contradictions(said: readonly GoodsStatement[]): Contradiction[] {
  const all = statementsOf(said)
  const found = new Map<GoodsFact, Contradiction>()
  all.forEach((other, i) => {
    const one = all.slice(i + 1).find((each) => contradict(each, other))
    if (one && !found.has(one.fact)) found.set(one.fact, { fact: one.fact, one, other })
  })
  return [...found.values()]
}

const known = new WeakMap<readonly GoodsStatement[], GoodsFacts>()

/**
 * What is known by all that is said; what is contradicted is not. Of the same list it is worked out once: a page of a
 * long quote asks it of each line for duty, risks and code.
 */
export function goodsKnown(said: readonly GoodsStatement[]): GoodsFacts {
  const facts = known.get(said) ?? knownBy(said)
  known.set(said, facts)
  return facts
}

function knownBy(said: readonly GoodsStatement[]): GoodsFacts {
  const open = new Set(contradictions(said).map(({ fact }) => fact))
  return Object.fromEntries(
    statementsOf(said)
      .filter(
        ({ fact, answer, excluded }) => !excluded && !open.has(fact) && isAnswer(fact, answer),
      )
      .map(({ fact, answer }) => [fact, answer]),
  )
}

/** What is wrong with what is said, by the fact at which it is mended. */
export interface GoodsProblem {
  /** useless: it says nothing of these goods, or against another answer */
  problem: 'contradiction' | 'no_answer' | 'useless'
  fact: GoodsFact
  one: Statement
  /** of a contradiction */
  other?: Statement
}

/** Everything that keeps what is said from being facts. @param mendable those who can take something back here */
export function goodsProblems(
  said: readonly GoodsStatement[],
  mendable: readonly Speaker[],
): GoodsProblem[] {
  const contradicted = contradictions(said)
  const named = new Set(contradicted.map(({ fact }) => fact))
  const useless = new Set(factsWithoutUse(goodsKnown(said)))
  return [
    ...contradicted.map((each): GoodsProblem => ({ problem: 'contradiction', ...each })),
    ...statementsOf(said)
      .filter(({ fact, from }) => mendable.includes(from) && !named.has(fact))
      .flatMap((one): GoodsProblem[] => {
        const { fact, answer } = one
        if (!isAnswer(fact, answer)) return [{ problem: 'no_answer', fact, one }]
        return useless.has(fact) ? [{ problem: 'useless', fact, one }] : []
      }),
  ]
}

/** The code that facts lead to where goods go; null while a question is open, or where none was read. */
export function proposedCode(facts: GoodsFacts, destination: string): LeafCode | null {
  const { outcome } = walk(facts)
  return outcome.at === 'leaf' ? codeOf(outcome.leaf, destination) : null
}
