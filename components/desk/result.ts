/** What a form of the desk gets back; browser-safe. */
export interface DeskResult {
  /** by field, or `change` for the whole */
  fieldErrors?: Record<string, string[]>
  /** a key of staff.form.errors */
  reason?: 'stale' | 'not_a_draft' | 'failed' | 'overtaken' | 'nothing' | 'sku_in_use' | 'superseded'
  /** what the text of the reason names */
  detail?: Record<string, string>
  /** a key of staff.form.done */
  done?: 'saved' | 'published' | 'archived' | 'undone' | 'kept' | 'removed' | 'scheduled' | 'unscheduled' | 'withdrawn'
  /** hidden values that take the place of the form's own */
  hidden?: Record<string, string>
  /** what was typed stays when it is refused */
  typed: Record<string, string>
}

export type DeskAction = (state: DeskResult, form: FormData) => Promise<DeskResult>
