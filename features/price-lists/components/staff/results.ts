import { isCause, type Cause, type RefusedCause } from '@/components/form/attempt'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'
import type { GroupEntries } from '../../rules/group-entries'
import type { ListEntries } from '../../rules/list-entries'

/** A colleague saved meanwhile, or the same person in another tab; nothing was written. */
export interface ListConflict {
  saved: SavedMeanwhile
  /** the edit of their entries: saving over it is then deliberate */
  edit: number
  theirs: ListEntries
}

/** The same of a group. */
export interface GroupConflict {
  saved: SavedMeanwhile
  version: number
  theirs: GroupEntries
}

/** What the forms of price lists get back; browser-safe. */
export interface ListResult {
  /** by field */
  fieldErrors?: Record<string, string[]>
  /** of a save that was stale */
  conflict?: ListConflict
  groupConflict?: GroupConflict
  reason?: 'stale' | 'not_a_draft' | 'nothing' | 'in_use' | 'failed' | RefusedCause
  /** the edit that the next save is based on */
  edit?: number
  /** of a list that was new */
  serial?: number
  done?: boolean
}
export type ListAction = (state: ListResult, form: FormData) => Promise<ListResult>

/** The cause of a failure that isn't about the entries, if it is one. */
export const causeOf = ({ reason }: ListResult): Cause | undefined =>
  reason === 'failed' || isCause(reason) ? reason : undefined
