/** What a form of the desk gets back; browser-safe. */
export interface DeskResult {
  /** by field, or `change` for the whole */
  fieldErrors?: Record<string, string[]>
  /** a key of staff.tariffs.errors */
  reason?: 'stale' | 'not_a_draft' | 'failed'
  /** what was typed stays when it is refused */
  typed: Record<string, string>
}

export type DeskAction = (state: DeskResult, form: FormData) => Promise<DeskResult>
