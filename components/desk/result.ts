import type { RefusedCause } from '@/components/form/attempt'
import type { SavedMeanwhile } from '@/components/form/conflict-panel'

/** What somebody saved of the same object after the form was opened; nothing was written. */
export interface DeskConflict {
  saved: SavedMeanwhile
  /** the version that theirs has: saving over it is then meant */
  version: number
  /** what both began with, by field */
  base: Record<string, string>
  theirs: Record<string, string>
}

/** Why something can't be done with a quote any more, or not as it was read. */
export const QUOTE_OVER = [
  'accepted',
  'declined',
  'expired',
  'withdrawn',
  'altered',
  'not_open',
] as const
type QuoteOver = (typeof QUOTE_OVER)[number]

/** What a form of the desk gets back; browser-safe. */
export interface DeskResult {
  /** by field, or `change` for the whole */
  fieldErrors?: Record<string, string[]>
  /** of a save that was stale, where the form can put both together */
  conflict?: DeskConflict
  /** a key of staff.form.errors, or says that the session ended */
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
  /** what was typed stays when it is refused */
  typed: Record<string, string>
}

export type DeskAction = (state: DeskResult, form: FormData) => Promise<DeskResult>
