import { listShape } from '@/platform/lists/shape'
import type { Deed } from './handling'

/** The list of the sales inbox, as its address writes it: by default what waits for an answer, the oldest first. */

export const REQUEST_STATUSES = [
  'NEW',
  'IN_PROGRESS',
  'QUOTED',
  'DECLINED',
  'CLOSED',
  'WITHDRAWN',
] as const

export const REQUEST_LIST = listShape({
  name: 'requests',
  path: '/staff/requests',
  filters: {
    q: { kind: 'search' },
    /** ALL: including answered ones */
    status: { kind: 'choice', of: ['ALL', ...REQUEST_STATUSES] },
    /** whose they are: the reader's own, or nobody's */
    who: { kind: 'choice', of: ['ME', 'NOBODY'] },
    /** by default snoozed ones are left out */
    wait: { kind: 'choice', of: ['LATE', 'SNOOZED'] },
    to: { kind: 'code', form: /^[a-z]{2}$/i },
    since: { kind: 'day' },
    /** of one company: its page leads here */
    company: { kind: 'code', form: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i },
  },
  columns: [
    'buyer',
    'contact',
    'destination',
    'asked',
    'value',
    'age',
    'due',
    'owner',
    'came',
    'status',
    'next',
  ],
  shown: ['buyer', 'destination', 'asked', 'value', 'age', 'owner', 'status', 'next'],
  sorts: {
    came: { kind: 'instant' },
    number: { kind: 'integer' },
    buyer: { kind: 'text' },
    destination: { kind: 'text' },
    value: { kind: 'bigint' },
  },
  order: { sort: 'came', down: false },
})

/**
 * The address of a request's page on the desk, opened from a view of the inbox.
 * @param view query of the list's address
 */
export const requestHref = (number: string, view: string): string => triageHref(number, view, {})

/**
 * The address of the next request in a view, or of the list.
 * @param number of the next request; null where none is left
 * @param told the last deed and its request, to be shown there
 */
export function triageHref(
  number: string | null,
  view: string,
  told: { did?: Deed; undid?: Deed; of?: string },
): string {
  const entries = { ...(number !== null && view ? { in: view } : {}), ...told }
  const query = [number === null ? view : '', new URLSearchParams(entries).toString()]
    .filter(Boolean)
    .join('&')
  const path = number === null ? REQUEST_LIST.path : `${REQUEST_LIST.path}/${number}`
  return query ? `${path}?${query}` : path
}
