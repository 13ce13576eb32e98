import type { Cause } from '@/components/form/attempt'
import type { TermDifference } from '../../schema'

/** What the forms of price lists get back; browser-safe. */
export interface ListResult {
  /** by field */
  fieldErrors?: Record<string, string[]>
  /** a colleague saved meanwhile: before theirs, after yours */
  stale?: { by: string; differences: TermDifference[] }
  reason?: 'stale' | 'not_a_draft' | 'nothing' | 'in_use' | 'failed' | 'signed_out'
  /** the edit that the next save is made from */
  edit?: number
  /** of a list that was new */
  serial?: number
  done?: boolean
}
export type ListAction = (state: ListResult, form: FormData) => Promise<ListResult>

/** Why an answer says nothing of the entries, where it doesn't. */
export const causeOf = ({ reason }: ListResult): Cause | undefined =>
  reason === 'signed_out' || reason === 'failed' ? reason : undefined
