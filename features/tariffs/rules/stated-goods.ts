import { codeOf, factsWithoutUse, walk } from './classify'
import type { LeafCode } from '../data/classification-leaves'
import type { GoodsStatement, Speaker } from './goods-statements'
import { GOODS_FACT_NAMES, isAnswer, type GoodsFact, type GoodsFacts } from './goods-facts'

/**
 * What several state about goods: the choices of a design, the catalog, a grade, the buyer, the desk. None takes
 * precedence: what two of them contradict isn't known until one of them gives way. Pure; browser-safe.
 */

/** One fact as somebody states it. */
export interface Statement {
  fact: GoodsFact
  answer: string
  from: Speaker
  by: string
  at: string
  /** any answer but this one */
  excluded: boolean
}

const listed = (facts: GoodsFacts): [GoodsFact, string][] =>
  GOODS_FACT_NAMES.flatMap((fact): [GoodsFact, string][] => {
    const answer = facts[fact]
    return answer === undefined ? [] : [[fact, answer]]
  })

/** Each fact by itself, in the order in which facts are declared, statement by statement. */
export const statementsOf = (statements: readonly GoodsStatement[]): Statement[] =>
  statements.flatMap(({ from, by, at, facts, excludes = {} }) =>
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

/** Every contradicted fact, with the first two statements that contradict each other: the later one comes first. */
export function contradictions(statements: readonly GoodsStatement[]): Contradiction[] {
  const all = statementsOf(statements)
  const byFact = new Map<GoodsFact, Contradiction>()
  all.forEach((other, i) => {
    const one = all.slice(i + 1).find((each) => contradict(each, other))
    if (one && !byFact.has(one.fact)) byFact.set(one.fact, { fact: one.fact, one, other })
  })
  return [...byFact.values()]
}

const knownFacts = new WeakMap<readonly GoodsStatement[], GoodsFacts>()

/**
 * What is known from all statements; a contradicted fact isn't. It is worked out once per list, since a page of a
 * long quote asks it of each line for duty, risks and code.
 */
export function goodsKnown(statements: readonly GoodsStatement[]): GoodsFacts {
  const facts = knownFacts.get(statements) ?? knownBy(statements)
  knownFacts.set(statements, facts)
  return facts
}

function knownBy(statements: readonly GoodsStatement[]): GoodsFacts {
  const open = new Set(contradictions(statements).map(({ fact }) => fact))
  return Object.fromEntries(
    statementsOf(statements)
      .filter(
        ({ fact, answer, excluded }) => !excluded && !open.has(fact) && isAnswer(fact, answer),
      )
      .map(({ fact, answer }) => [fact, answer]),
  )
}

/** A problem with the statements, at the fact where it is corrected. */
export interface GoodsProblem {
  /** useless: it says nothing of these goods, or nothing new beside another answer */
  problem: 'contradiction' | 'no_answer' | 'useless'
  fact: GoodsFact
  one: Statement
  /** of a contradiction */
  other?: Statement
}

/**
 * Everything that keeps the statements from being facts.
 * @param mendable those who can withdraw something here
 */
export function goodsProblems(
  statements: readonly GoodsStatement[],
  mendable: readonly Speaker[],
): GoodsProblem[] {
  const contradicted = contradictions(statements)
  const contradictedFacts = new Set(contradicted.map(({ fact }) => fact))
  const useless = new Set(factsWithoutUse(goodsKnown(statements)))
  return [
    ...contradicted.map((each): GoodsProblem => ({ problem: 'contradiction', ...each })),
    ...statementsOf(statements)
      .filter(({ fact, from }) => mendable.includes(from) && !contradictedFacts.has(fact))
      .flatMap((one): GoodsProblem[] => {
        const { fact, answer } = one
        if (!isAnswer(fact, answer)) return [{ problem: 'no_answer', fact, one }]
        return useless.has(fact) ? [{ problem: 'useless', fact, one }] : []
      }),
  ]
}

/** The destination's code that facts lead to; null while a question is open, or where none was read. */
export function proposedCode(facts: GoodsFacts, destination: string): LeafCode | null {
  const { outcome } = walk(facts)
  return outcome.at === 'leaf' ? codeOf(outcome.leaf, destination) : null
}
