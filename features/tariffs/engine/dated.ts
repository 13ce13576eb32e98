/** Whether and by whom a row was reviewed. */

export type Review = { state: 'reviewed'; at: string; by: string } | { state: 'not_reviewed' }

/** Legal validity and what we knew when: the two time axes of every rule. */
export interface Dated {
  /** first day in force and first day no longer in force */
  from: string
  to: string | null
  /** first day we knew of the row, and first day we knew better; always known where left out */
  knownFrom?: string
  knownTo?: string
}
