import type { RefusedCause } from '@/components/form/attempt'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'

/** What somebody saved of the same object after the form was opened; nothing was written. */
export interface DeskConflict {
  saved: SavedMeanwhile
  /** the other side's version: saving with it overwrites it on purpose */
  version: number
  /** the texts that both began with, by field */
  base: Record<string, string>
  theirs: Record<string, string>
}

/** Why an action on a quote is no longer possible, or not on what was read. */
export const QUOTE_OVER = [
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'altered',
  'not_open',
] as const
type QuoteOver = (typeof QUOTE_OVER)[number]

/** The answer to a form of the desk; browser-safe. */
export interface DeskResult {
  /** by field, or `change` for the whole */
  fieldErrors?: Record<string, string[]>
  /** for a stale save, where the form can merge both sides */
  conflict?: DeskConflict
  /** a key of staff.form.errors, or that the session ended */
  reason?:
    | 'stale'
    | 'not_a_draft'
    | 'failed'
    | 'nothing'
    | 'sku_in_use'
    | 'superseded'
    | 'disputed'
    | 'not_received'
    | 'no_stripe'
    | QuoteOver
    | RefusedCause
  /** a key of staff.form.done */
  done?:
    | 'saved'
    | 'entered'
    | 'published'
    | 'archived'
    | 'undone'
    | 'kept'
    | 'removed'
    | 'scheduled'
    | 'unscheduled'
    | 'withdrawn'
    | 'set'
    | 'setting'
    | 'proposed'
    | 'invited'
    | 'roles_set'
    | 'signed_out'
    | 'factor_reset'
    | 'refund_asked'
    | 'evidence_sent'
    | 'compared'
    | 'closed'
  /** entries, which stay when they are refused */
  typed: Record<string, string>
}

export type DeskAction = (state: DeskResult, form: FormData) => Promise<DeskResult>
