import type { RuleSet } from '../engine/types'
import { headingRate, type AdditionalRow } from './hts-additional'
import type { NewHeading } from './imported'

/** So much of what a heading says is told. */
const MOST_WORDS = 240

/**
 * Headings of chapter 99 that the rules don't name anywhere, of the subheadings that they name something of: what adds
 * to a duty first. Those of other subheadings are counted. Pure.
 */
export function newHeadings(
  rows: readonly AdditionalRow[],
  rules: RuleSet,
): { headings: NewHeading[]; elsewhere: number } {
  // Wherever a row names one: as its own, where a least total is reached, in transit, or in what it describes.
  const named = new Set(JSON.stringify(rules).match(/99\d\d\.\d\d\.\d\d/g))
  const families = new Set([...named].map(familyOf))
  const unknown = rows.filter(
    ({ heading, general }) =>
      general !== '' && /^99\d\d\.\d\d\.\d\d$/.test(heading) && !named.has(heading),
  )
  const ours = unknown.filter(({ heading }) => families.has(familyOf(heading)))
  return {
    headings: ours
      .map(({ line, heading, general, description }): NewHeading => {
        const rate = headingRate(general)
        return {
          line,
          heading,
          rate: general.slice(0, MOST_WORDS),
          effect: rate?.kind ?? 'unread',
          text: description.slice(0, MOST_WORDS),
        }
      })
      .toSorted((a, b) => ORDER.indexOf(a.effect) - ORDER.indexOf(b.effect)),
    elsewhere: unknown.length - ours.length,
  }
}

/** `9903.88` of `9903.88.71`. */
const familyOf = (heading: string): string => heading.slice(0, 7)

const ORDER: readonly NewHeading['effect'][] = ['adds', 'total', 'unread', 'nothing']
