import { assessDuty } from '../engine/assess'
import type { NoFigure } from '../engine/messages'
import { LEAVES } from '../data/classification'
import type { LeafCode, LeafId } from '../data/classification-leaves'
import { codeOf, type End, type Way } from './classify'
import { engineFacts, type GoodsFacts } from './goods-facts'
import type { RulesInForce } from './rules-in-force'

/** What a classification costs: the duty of a code per 1,000.00 of value, so that codes can be compared. Pure. */

/** 1,000.00 */
export const PER_VALUE_MINOR = 100_000

export interface DutyQuestion {
  destination: string
  origin: string
  /** day of entry at the destination */
  day: string
  facts: GoodsFacts
}

export interface CodeDuty {
  code: string
  /** cents of duty per 1,000.00 of value; null where the line has no figure */
  dutyMinor: number | null
  ratePercent: string | null
  /** why there is none */
  message: NoFigure | null
}

/** The duty of a code, fees and taxes not counted. */
export function codeDuty(
  code: string,
  { destination, origin, day, facts }: DutyQuestion,
  rules: RulesInForce,
): CodeDuty {
  const line = { id: 'line', hsCode: code, origin, customsValueMinor: PER_VALUE_MINOR }
  const [rated] = assessDuty(
    {
      destination,
      entryDate: day,
      mode: 'ocean',
      quotaBalances: rules.quotaBalancesOn(day),
      lines: [{ ...line, facts: engineFacts(facts) }],
    },
    rules.compiledFor(destination),
  ).lines
  return rated?.status === 'rated'
    ? { code, dutyMinor: rated.dutyMinor, ratePercent: rated.totalRatePercent, message: null }
    : { code, dutyMinor: null, ratePercent: null, message: rated?.message ?? null }
}

/** A leaf at the destination: its code there, and what that costs; null where no code is known. */
export function leafDuty(
  leaf: LeafId,
  question: DutyQuestion,
  rules: RulesInForce,
): { held: LeafCode; duty: CodeDuty } | null {
  const leafCode = codeOf(leaf, question.destination)
  return leafCode && { held: leafCode, duty: codeDuty(leafCode.code, question, rules) }
}

/** One possible outcome of an open question, with its cost. */
export interface PricedEnd {
  end: End
  title: string | null
  duty: CodeDuty | null
}
export interface PricedWay {
  answer: string
  ends: PricedEnd[]
  /** the most that this answer could cost; null where a part of it has no figure */
  mostMinor: number | null
}

/** The possible answers of an open question, the dearest first: an unknown one is never taken to be the cheaper. */
export function pricedWays(
  ways: readonly Way[],
  question: DutyQuestion,
  rules: RulesInForce,
): PricedWay[] {
  const priced = ways.map(({ answer, ends }): PricedWay => {
    const all = ends.map((end): PricedEnd =>
      'leaf' in end
        ? {
            end,
            title: LEAVES[end.leaf].title,
            duty: leafDuty(end.leaf, question, rules)?.duty ?? null,
          }
        : { end, title: null, duty: null },
    )
    const costs = all.map(({ duty }) => duty?.dutyMinor ?? null)
    return {
      answer,
      ends: all.toSorted((a, b) => mostFirst(a.duty?.dutyMinor, b.duty?.dutyMinor)),
      mostMinor: costs.includes(null) ? null : Math.max(...costs.map(Number)),
    }
  })
  return priced.toSorted((a, b) => mostFirst(a.mostMinor, b.mostMinor))
}

/** Answers without a figure come first, since they could be the dearest. */
const mostFirst = (a: number | null | undefined, b: number | null | undefined): number =>
  (b ?? Infinity) === (a ?? Infinity) ? 0 : (b ?? Infinity) - (a ?? Infinity)

export interface CodeComparison {
  held: CodeDuty
  proposed: CodeDuty
  /** cents per 1,000.00 that the proposed code costs more (or, below 0, less); null where one has no figure */
  differenceMinor: number | null
}

/** What a wrong code costs: the current code compared with the proposed one. */
export function compareCodes(
  currentCode: string,
  proposed: string,
  question: DutyQuestion,
  rules: RulesInForce,
): CodeComparison {
  const [one, other] = [currentCode, proposed].map((code) => codeDuty(code, question, rules)) as [
    CodeDuty,
    CodeDuty,
  ]
  return {
    held: one,
    proposed: other,
    differenceMinor:
      one.dutyMinor === null || other.dutyMinor === null ? null : other.dutyMinor - one.dutyMinor,
  }
}
