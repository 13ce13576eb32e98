import { listShape } from '@/platform/lists/shape'
import { SUBJECTS } from './objects'

/** The record of deeds as its list's address says it, the newest first. */
export const ACTIVITY_LIST = listShape({
  name: 'activity',
  path: '/staff/activity',
  filters: {
    /** a person, or the number of a request, quote or order */
    q: { kind: 'search' },
    subject: { kind: 'choice', of: SUBJECTS },
    since: { kind: 'day' },
    until: { kind: 'day' },
    /** everything around one thing; links of its page ask for it */
    of: { kind: 'code', form: /^[a-z_]{2,40}:[\w.:-]{1,80}$/ },
  },
  columns: ['who', 'did', 'object', 'changes'],
  shown: ['who', 'did', 'object', 'changes'],
  sorts: { at: { kind: 'instant' } },
  id: 'uuid',
  order: { sort: 'at', down: true },
  pageRows: 50,
})

/** A thing that deeds are told of. */
export interface ActivityObject {
  type: string
  id: string
}

/** Of an address. */
export function readObject(text: string): ActivityObject {
  const at = text.indexOf(':')
  return { type: text.slice(0, at), id: text.slice(at + 1) }
}

export const activityHref = ({ type, id }: ActivityObject): string =>
  `/staff/activity?of=${encodeURIComponent(`${type}:${id}`)}`
