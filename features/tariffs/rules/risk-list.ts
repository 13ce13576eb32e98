import { listShape } from '@/platform/lists/shape'
import { NOTICE_TOPICS } from '../engine/country'
import type { Notice } from '../engine/types'
import { REVIEW_STATES } from './measure-list'
import { shippedDestinations } from './rules-in-force'

/**
 * The list of what countries require beside duty, as its address writes it: by default what is required today, of
 * all destinations.
 */
export const RISK_LIST = listShape({
  name: 'risks',
  path: '/staff/tariffs/risks',
  filters: {
    /** code, words of the risk, of its papers or of the law */
    q: { kind: 'search' },
    to: { kind: 'choice', of: shippedDestinations },
    topic: { kind: 'choice', of: NOTICE_TOPICS },
    /** required on this day; today by default */
    day: { kind: 'day' },
    review: { kind: 'choice', of: REVIEW_STATES },
  },
  columns: [
    'topic',
    'destinations',
    'codes',
    'origins',
    'from',
    'until',
    'review',
    'papers',
    'law',
    'source',
    'id',
  ],
  shown: ['topic', 'destinations', 'codes', 'origins', 'from', 'until', 'review'],
  sorts: {
    title: { kind: 'text' },
    topic: { kind: 'text' },
    from: { kind: 'day' },
    until: { kind: 'day', optional: true },
  },
  id: 'text',
  order: { sort: 'title', down: false },
})

/** Whether a risk applies on a day, and matches the search. */
export function riskFits(
  { from, to, codes, id, title, text, papers = [], legalBasis, source }: Notice,
  { words, day }: { words: string; day: string },
): boolean {
  if (day < from || (to !== null && to <= day)) return false
  const search = words.trim().toLowerCase()
  const code = search.replaceAll('.', '')
  return (
    [id, title, text, ...papers, legalBasis, source].join(' ').toLowerCase().includes(search) ||
    (/^\d{4,10}$/.test(code) &&
      codes.some((each) => each.startsWith(code) || code.startsWith(each)))
  )
}

/** The original id of a risk: a row that supersedes another is named after it and its day. */
export const riskRoot = (id: string): string => id.replace(/-from-\d{4}-\d{2}-\d{2}$/, '')
