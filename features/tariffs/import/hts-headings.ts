import type { RuleSet } from '../engine/types'
import { headingRate, type AdditionalRow } from './hts-additional'
import type { NewHeading } from './imported'

/** The most characters shown of a heading's text. */
const MOST_WORDS = 240

/**
 * Headings of chapter 99 that the rules name nowhere, within subheadings of which they name something; those that
 * add to a duty come first. Headings of other subheadings are counted. Pure.
 */
export function newHeadings(
  rows: readonly AdditionalRow[],
  rules: RuleSet,
): { headings: NewHeading[]; elsewhere: number } {
  // Wherever a row may name one: as its own, where a least total is reached, in transit, or in its description.
  const knownHeadings = new Set(JSON.stringify(rules).match(/99\d\d\.\d\d\.\d\d/g))
  const families = new Set([...knownHeadings].map(familyOf))
  const unknown = rows.filter(
    ({ heading, general }) =>
      general !== '' && /^99\d\d\.\d\d\.\d\d$/.test(heading) && !knownHeadings.has(heading),
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
