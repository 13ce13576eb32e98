/** What a form of the desk gets back; browser-safe. */
export interface DeskResult {
  /** by field, or `change` for the whole */
  fieldErrors?: Record<string, string[]>
  /** a key of staff.form.errors, or says that the session ended */
  reason?:
    'stale' | 'not_a_draft' | 'failed' | 'nothing' | 'sku_in_use' | 'superseded' | 'signed_out'
  /** a key of staff.form.done */
  done?:
    | 'saved'
    | 'published'
    | 'archived'
    | 'undone'
    | 'kept'
    | 'removed'
    | 'scheduled'
    | 'unscheduled'
    | 'withdrawn'
    | 'set'
  /** what was typed stays when it is refused */
  typed: Record<string, string>
}

export type DeskAction = (state: DeskResult, form: FormData) => Promise<DeskResult>
