import type { Message, MessageValue } from '@/i18n/message'
import { answerKey, type GoodsFact } from './goods-facts'
import type { GoodsProblem, Statement } from './stated-goods'

/** The words of an answer; a country or a percentage needs none. */
export const answerWords = (fact: GoodsFact, answer: string): MessageValue => {
  const key = answerKey(fact, answer)
  return key ? { code: `goods.${key}` } : answer
}

/** Who states it: "its design D-7K2", "the desk". */
export const speakerWords = ({ from, by }: Pick<Statement, 'from' | 'by'>): Message =>
  by === ''
    ? { code: `goods.speakers.${from}` }
    : { code: `goods.speakersNamed.${from}`, values: { by } }

/** What is wrong with a statement on goods; a contradiction names both sides. */
export function goodsProblemMessage({ problem, fact, one, other }: GoodsProblem): Message {
  const answer = answerWords(fact, one.answer)
  if (problem !== 'contradiction' || !other)
    return {
      code: `goods.problems.${problem === 'no_answer' ? 'no_answer' : 'useless'}`,
      values: { answer },
    }
  const [said, ruled] = one.excluded ? [other, one] : [one, other]
  const values = {
    answer: answerWords(fact, said.answer),
    from: speakerWords(said),
    other: answerWords(fact, ruled.answer),
    otherFrom: speakerWords(ruled),
  }
  if (!ruled.excluded) return { code: 'goods.problems.contradiction', values }
  return fact === 'stones'
    ? { code: 'goods.problems.stones_set', values }
    : { code: 'goods.problems.ruled_out', values }
}
