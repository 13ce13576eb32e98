import {
  FIRST,
  LEAVES,
  QUESTIONS,
  type BrokerId,
  type Goes,
  type Question,
  type QuestionId,
} from '../data/classification'
import { codeArea, type LeafCode, type LeafId } from '../data/classification-leaves'
import {
  factsAskedBesides,
  factsBesides,
  GOODS_FACT_NAMES,
  isAnswer,
  isGoodsFact,
  type GoodsFact,
  type GoodsFacts,
} from './goods-facts'

/** The way from facts of goods to a customs code, by the questions in `data/classification`. Pure; browser-safe. */

/** The answer that says that a fact isn't known. */
export const UNKNOWN = 'unknown'

/** Facts without those answered as unknown. */
export const knownOf = (facts: GoodsFacts): GoodsFacts =>
  Object.fromEntries(Object.entries(facts).filter(([, answer]) => answer !== UNKNOWN))

export type End = { leaf: LeafId } | { broker: BrokerId }

/** One possible answer to an open question, with every end it could still reach. */
export interface Way {
  answer: string
  ends: End[]
}

export type Outcome =
  | { at: 'question'; question: QuestionId }
  | { at: 'leaf'; leaf: LeafId }
  | { at: 'broker'; broker: BrokerId }
  /** a question whose answer isn't known: all its ways stay open, none is chosen */
  | { at: 'open'; question: QuestionId; ways: Way[] }

export interface Walk {
  steps: { question: QuestionId; fact: GoodsFact; answer: string }[]
  outcome: Outcome
}

/** Follows the facts from the first question to where they end. */
export function walk(facts: GoodsFacts): Walk {
  const steps: Walk['steps'] = []
  let at: Goes = { ask: FIRST }
  while ('ask' in at) {
    const question: QuestionId = at.ask
    const { fact, ways }: Question = QUESTIONS[question]
    const answer: string | undefined = facts[fact]
    if (answer === undefined) return { steps, outcome: { at: 'question', question } }
    const next: Goes | undefined = Object.hasOwn(ways, answer) ? ways[answer] : undefined
    if (!next) return { steps, outcome: openAt(question) }
    steps.push({ question, fact, answer })
    at = next
  }
  return {
    steps,
    outcome: 'leaf' in at ? { at: 'leaf', leaf: at.leaf } : { at: 'broker', broker: at.broker },
  }
}

const openAt = (question: QuestionId): Outcome => ({
  at: 'open',
  question,
  ways: Object.entries(QUESTIONS[question].ways).map(([answer, goes]) => ({
    answer,
    ends: endsFrom(goes),
  })),
})

/** Every end below a place of the tree, each once. */
export function endsFrom(goes: Goes): End[] {
  if (!('ask' in goes)) return [goes]
  const all = Object.values(QUESTIONS[goes.ask].ways).flatMap(endsFrom)
  return [...new Map(all.map((end) => [Object.values(end).join(), end])).values()]
}

/** Facts asked from a question on. */
function factsFrom(question: QuestionId): GoodsFact[] {
  const { fact, ways } = QUESTIONS[question]
  return [
    fact,
    ...Object.values(ways).flatMap((goes) => ('ask' in goes ? factsFrom(goes.ask) : [])),
  ]
}

/** The facts that matter for some goods: those on the way to the code, the next one asked, and those besides. */
export function factsThatMatter(facts: GoodsFacts): GoodsFact[] {
  const { steps, outcome } = walk(facts)
  const next = 'question' in outcome ? [QUESTIONS[outcome.question].fact] : []
  const all = new Set([...steps.map(({ fact }) => fact), ...next, ...factsAskedBesides(facts)])
  return GOODS_FACT_NAMES.filter((fact) => all.has(fact))
}

/** Facts that say nothing of these goods, whatever else is answered, such as a lining of a folding carton. */
export function factsWithoutUse(facts: GoodsFacts): GoodsFact[] {
  const statedFacts = GOODS_FACT_NAMES.filter((fact) => facts[fact] !== undefined)
  if (statedFacts.length === 0) return []
  const { steps, outcome } = walk(facts)
  const open = 'question' in outcome ? factsFrom(outcome.question) : []
  const useful = new Set([
    ...steps.map(({ fact }) => fact),
    ...open,
    ...factsBesides(facts.kind),
    ...(facts.kind === undefined ? GOODS_FACT_NAMES : []),
  ])
  return statedFacts.filter((fact) => !useful.has(fact))
}

/** A leaf's code for a destination; null where none is known. */
export function codeOf(leaf: LeafId, destination: string): LeafCode | null {
  const area = codeArea(destination)
  const codes: Partial<Record<string, LeafCode>> = LEAVES[leaf].codes
  return (area && codes[area]) ?? null
}

/** Whether the current code is the proposed one, as far as the shorter of the two goes. */
export function sameCode(current: string, proposed: string): boolean {
  const [one, other] = [current.replaceAll('.', ''), proposed.replaceAll('.', '')]
  const length = Math.min(one.length, other.length)
  return length >= 6 && one.slice(0, length) === other.slice(0, length)
}

/** What an address says of goods: its facts, and what can't be taken, by name. */
export interface AskedFacts {
  facts: GoodsFacts
  /** names that are no facts are ignored: other parameters share the address */
  wrong: { fact: GoodsFact; answer: string }[]
}

/** Facts by their names from an address; “unknown” is an answer. */
export function factsInQuery(
  query: Readonly<Record<string, string | readonly string[] | undefined>>,
): AskedFacts {
  const answers: AskedFacts = { facts: {}, wrong: [] }
  for (const [fact, entry] of Object.entries(query)) {
    if (!isGoodsFact(fact) || entry === undefined || entry === '') continue
    const answer = typeof entry === 'string' ? entry : entry.join(', ')
    if (answer === UNKNOWN || isAnswer(fact, answer)) answers.facts[fact] = answer
    else answers.wrong.push({ fact, answer: answer.slice(0, 40) })
  }
  return answers
}
