import { listShape } from '@/platform/lists/shape'
import { reviewAge } from '../engine/review'
import type { DutyExpression, Measure } from '../engine/types'
import { shippedDestinations } from './rules-in-force'

/** The list of measures as the desk's address writes it: by default those in force today, of all destinations. */

/** The review of a row: `stale` was reviewed, but longer ago than a review is valid. */
export const REVIEW_STATES = ['reviewed', 'stale', 'none'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

export const MEASURE_LIST = listShape({
  name: 'measures',
  path: '/staff/tariffs',
  filters: {
    /** code, heading, programme or words of the law; a code also finds rows of shorter codes above it */
    q: { kind: 'search' },
    to: { kind: 'choice', of: shippedDestinations },
    origin: { kind: 'code', form: /^[a-z]{2}$/i },
    /** in force on this day; today by default */
    day: { kind: 'day' },
    review: { kind: 'choice', of: REVIEW_STATES },
  },
  columns: [
    'destination',
    'programme',
    'codes',
    'origins',
    'rate',
    'from',
    'until',
    'review',
    'law',
    'source',
    'id',
  ],
  shown: ['destination', 'codes', 'origins', 'rate', 'from', 'until', 'review'],
  sorts: {
    heading: { kind: 'text' },
    title: { kind: 'text' },
    destination: { kind: 'text' },
    from: { kind: 'day' },
    until: { kind: 'day', optional: true },
  },
  id: 'text',
  order: { sort: 'heading', down: false },
})

/** @param today YYYY-MM-DD where the duty is decided */
export function reviewState({ review }: Pick<Measure, 'review'>, today: string): ReviewState {
  if (review.state !== 'reviewed') return 'none'
  return reviewAge(review.at, today).stale ? 'stale' : 'reviewed'
}

/** Whether a measure is in force on a day for goods of an origin, and matches the search. */
export function measureFits(
  measure: Measure,
  { text, origin, day }: { text: string; origin: string; day: string },
): boolean {
  const { from, to, origins, exceptOrigins } = measure
  return (
    from <= day &&
    (to === null || day < to) &&
    (origin === '' || origins === '*' || origins.includes(origin)) &&
    !exceptOrigins?.includes(origin) &&
    isNamed(measure, text.trim().toLowerCase())
  )
}

function isNamed(measure: Measure, search: string): boolean {
  const { heading, programme, title, legalBasis, id, codes, exceptCodes } = measure
  const code = search.replaceAll('.', '')
  // Chapter 99 holds the headings that duties are declared under, not goods.
  const isCode = /^(?!99)\d{4,10}$/.test(code)
  return (
    search === '' ||
    heading.toLowerCase().startsWith(search) ||
    `${programme} ${title} ${legalBasis} ${id}`.toLowerCase().includes(search) ||
    (isCode &&
      codes.some((each) => each.startsWith(code) || code.startsWith(each)) &&
      !exceptCodes?.some((each) => code.startsWith(each)))
  )
}

/** A rate as a schedule writes it. */
export const rateText = (duty: DutyExpression): string =>
  `${duty.kind === 'compound' ? `${duty.centsPerKilogram}¢/kg + ` : ''}${duty.percent}%`
