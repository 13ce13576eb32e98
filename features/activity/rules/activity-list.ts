import { listShape } from '@/platform/lists/shape'
import { SUBJECTS } from './objects'

/** The record of actions as a list, newest first; its address holds filters and order. */
export const ACTIVITY_LIST = listShape({
  name: 'activity',
  path: '/staff/activity',
  filters: {
    /** a person, or the number of a request, quote or order */
    q: { kind: 'search' },
    subject: { kind: 'choice', of: SUBJECTS },
    since: { kind: 'day' },
    until: { kind: 'day' },
    /** everything around one object; links on its page ask for it */
    of: { kind: 'code', form: /^[a-z_]{2,40}:[\w.:-]{1,80}$/ },
  },
  columns: ['who', 'did', 'object', 'changes'],
  shown: ['who', 'did', 'object', 'changes'],
  sorts: { at: { kind: 'instant' } },
  id: 'uuid',
  order: { sort: 'at', down: true },
  pageRows: 50,
})

/** An object that actions refer to. */
export interface ActivityObject {
  type: string
  id: string
}

/** Reads an object from an address. */
export function readObject(text: string): ActivityObject {
  const at = text.indexOf(':')
  return { type: text.slice(0, at), id: text.slice(at + 1) }
}

export const activityHref = ({ type, id }: ActivityObject): string =>
  `/staff/activity?of=${encodeURIComponent(`${type}:${id}`)}`
