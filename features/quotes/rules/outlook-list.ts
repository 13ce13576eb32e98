import { listShape } from '@/platform/lists/shape'

/**
 * The tariff desk's list of outlooks, as addresses write it, with the effect of each on the open
 * quotes.
 */

/** Whether an outlook fits the rules in force; one that doesn't isn't used. */
export const OUTLOOK_FITS = ['fits', 'misfit'] as const

export const OUTLOOK_LIST = listShape({
  name: 'outlooks',
  path: '/staff/tariffs/outlooks',
  filters: {
    /** title, scenarios or author */
    q: { kind: 'search' },
    fit: { kind: 'choice', of: OUTLOOK_FITS },
  },
  columns: ['scenarios', 'fit', 'quotes', 'today', 'least', 'expected', 'most', 'by', 'set'],
  shown: ['scenarios', 'fit', 'quotes', 'today', 'least', 'expected', 'most', 'by', 'set'],
  sorts: {
    title: { kind: 'text' },
    quotes: { kind: 'integer' },
    by: { kind: 'text' },
    set: { kind: 'day' },
  },
  id: 'text',
  order: { sort: 'title', down: false },
})
