import type { RuleSet } from '@/features/tariffs/engine/types'
import type { RulesInForce } from '@/features/tariffs/rules/rules-in-force'
import { addDays } from '@/platform/day'
import type { Duty, QuoteDocument } from '../schema'
import { dutyUnder } from './duty'

/** A published change further ahead than this isn't mentioned yet. */
const AHEAD_DAYS = 365

/** What a buyer can do when the duty has changed, now or from a later day on. */
export interface RequoteOffer {
  kind: 'now' | 'later'
  /**
   * the destination's day from which the duty differs from the quoted one: today if it does already
   */
  day: string
  duty: Duty
}

/**
 * Whether a new revision of a sent quote at today's rates can be asked for: the one rule behind the
 * button on the page and the sentence in the letter. Until the rates change there is nothing to ask
 * for; a change published for a later day is mentioned with that day.
 * @param today the destination's day
 * @returns null if no published rule moves the duty
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
