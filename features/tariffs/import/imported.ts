import type { RuleChange } from '../engine/change'

/** Something to say of a line of an imported file. */
export interface LineNote {
  /** from 1; 0 for the file as a whole */
  line: number
  message: string
}

/** A change that a line of a file asks for, with what it does in figures. */
export interface ImportedChange {
  line: number
  change: RuleChange
  code: string
  heading: string
  /** the rate as it is held now; null for a row that is new */
  before: string | null
  after: string
}

/** What a file would do to the rules; nothing of it is done while there are errors. */
export interface DryRun {
  format: 'hts' | 'csv' | 'own'
  title: string
  changes: ImportedChange[]
  /** lines that say what is held already */
  unchanged: number
  errors: LineNote[]
  warnings: LineNote[]
  /** lines of a schedule beside ours that no rate is held for */
  fresh: { line: number; code: string; rate: string }[]
  /** what was read and left aside, with how often */
  notes: string[]
}

/** What the person at the desk says of a file. */
export interface ImportTerms {
  /** from when the rates of a schedule hold */
  day: string
  /** the edition or notice it is */
  source: string
  reviewer: string
  today: string
  /** today at the desk: no review is of a later day */
  deskDay: string
  /** only codes under these; of a schedule without any, only codes that have a rate now */
  prefixes: readonly string[]
}
