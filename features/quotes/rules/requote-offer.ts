import type { RuleSet } from '@/features/tariffs/engine/types'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { addDays } from '@/platform/day'
import type { Duty, QuoteDocument } from '../schema'
import { dutyUnder } from './duty'

/** A published change further away than this is not told of yet. */
const AHEAD_DAYS = 365

/** What a moved duty lets a buyer do, now or from a later day on. */
export interface RequoteOffer {
  kind: 'now' | 'later'
  /** the destination's day from which the duty is another than quoted: today where it is already */
  day: string
  duty: Duty
}

/**
 * Whether a sent quote can be asked for anew at today's rates: the one rule behind the button on the page and the
 * sentence in the letter. Until the rates move there is nothing to ask for; what is published for a later day is
 * told with that day.
 * @param today the destination's day
 * @returns null where no published rule moves it
 */
export function requoteOffer(
  document: Pick<QuoteDocument, 'draft' | 'exchangeRate' | 'duty'>,
  today: string,
  rules: RulesInForce,
): RequoteOffer | null {
  const last = addDays(today, AHEAD_DAYS)
  const later = changeDays(rules.rowsOf(document.draft.destination)).filter(
    (day) => day > today && day <= last,
  )
  for (const day of [today, ...later]) {
    const duty = dutyUnder(document, day, rules)
    if (duty.totalMinor !== document.duty.totalMinor)
      return { kind: day === today ? 'now' : 'later', day, duty }
  }
  return null
}

/** The days on which a row of the rules begins or ends, in order. */
function changeDays(rules: RuleSet | null): string[] {
  if (!rules) return []
  const dated = [
    ...rules.measures,
    ...(rules.exclusions ?? []),
    ...(rules.exportControls ?? []),
  ].filter(({ knownTo }) => knownTo === undefined)
  const states = (rules.agreements ?? []).flatMap(({ phases }) =>
    phases.flatMap(({ states: all }) => all.map(({ from }) => from)),
  )
  return [
    ...new Set([
      ...dated.flatMap(({ from, to }) => (to === null ? [from] : [from, to])),
      ...states,
    ]),
  ].toSorted()
}
