/** What every row says of itself. */

export type Review = { state: 'reviewed'; at: string; by: string } | { state: 'not_reviewed' }

/** Legal validity and what we knew when: the two time axes every rule has. */
export interface Dated {
  /** first day in force and first day no longer in force */
  from: string
  to: string | null
  /** first day we knew of the row, and first day we knew better; always known when left out */
  knownFrom?: string
  knownTo?: string
}
