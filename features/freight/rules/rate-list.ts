import { listShape } from '@/platform/lists/shape'
import { MODES } from '../engine/types'

/** Rows of rate cards as a list; by default those valid now or in future. */

export const RATE_STANDINGS = ['holds', 'upcoming', 'ended', 'withdrawn'] as const
export type RateStanding = (typeof RATE_STANDINGS)[number]

export const RATE_LIST = listShape({
  name: 'freight-rates',
  path: '/staff/freight',
  filters: {
    /** lane, carrier, service or note */
    q: { kind: 'search' },
    mode: { kind: 'choice', of: MODES },
    to: { kind: 'code', form: /^[a-z]{2}$/i },
    standing: { kind: 'choice', of: RATE_STANDINGS },
    review: { kind: 'choice', of: ['reviewed', 'none'] },
    /** the file that it came from */
    file: { kind: 'code', form: /^\d{1,9}$/ },
  },
  columns: [
    'mode',
    'destination',
    'zone',
    'leg',
    'band',
    'rate',
    'minimum',
    'additions',
    'transit',
    'from',
    'until',
    'standing',
    'review',
    'file',
    'source',
    'note',
  ],
  shown: ['mode', 'destination', 'leg', 'band', 'rate', 'additions', 'from', 'until', 'review'],
  sorts: {
    lane: { kind: 'text' },
    destination: { kind: 'text' },
    from: { kind: 'day' },
    until: { kind: 'day', optional: true },
    file: { kind: 'integer' },
  },
  id: 'uuid',
  order: { sort: 'lane', down: false },
})

/** The standing of a row on a day. */
export function rateStanding(
  row: { validFrom: string; validTo: string | null; withdrawn: boolean },
  today: string,
): RateStanding {
  if (row.withdrawn) return 'withdrawn'
  if (row.validTo !== null && row.validTo < today) return 'ended'
  return row.validFrom > today ? 'upcoming' : 'holds'
}
