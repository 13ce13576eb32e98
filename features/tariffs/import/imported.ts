import type { Message } from '@/i18n/message'
import type { RuleChange } from '../engine/change'

/** Something to say of a line of an imported file. */
export interface LineNote {
  /** from 1; 0 for the file as a whole */
  line: number
  message: Message
}

/** The same in words, for who brought the file. */
export interface LineInWords {
  line: number
  message: string
}

/** What a change is shown by: a duty as its text writes it, or a sentence. */
export type Shown = string | Message

/** A change that a line of a file asks for, with what it does in figures. */
export interface ImportedChange {
  line: number
  change: RuleChange
  code: string
  heading: string
  /** the rate as it is held now; null for a row that is new */
  before: Shown | null
  after: Shown
}

/** A heading of chapter 99 that no row of ours names. */
export interface NewHeading {
  line: number
  heading: string
  /** what it says of the duty, as it is written */
  rate: string
  /** adds to the duty, is a rate of its own, adds nothing, or can't be read as any of these */
  effect: 'adds' | 'total' | 'nothing' | 'unread'
  /** of which goods, as far as it is told */
  text: string
}

/** What a file would do to the rules; nothing of it is done while there are errors. */
export interface DryRun {
  format: 'hts' | 'csv' | 'own'
  /** what its draft is called */
  title: Shown
  changes: ImportedChange[]
  /** lines that say what is held already */
  unchanged: number
  errors: LineNote[]
  warnings: LineNote[]
  /** lines of a schedule beside ours that no rate is held for */
  fresh: { line: number; code: string; rate: string }[]
  /** headings of chapter 99 beside ours that no row names */
  headings: NewHeading[]
  /** what was read and left aside, with how often */
  notes: Message[]
}

/** A run before anything of its file is read. */
export const emptyRun = (format: DryRun['format'], title: Shown): DryRun => ({
  format,
  title,
  changes: [],
  unchanged: 0,
  errors: [],
  warnings: [],
  fresh: [],
  headings: [],
  notes: [],
})

/** A change in words. */
export interface ChangeInWords extends Omit<ImportedChange, 'before' | 'after'> {
  before: string | null
  after: string
}

/** A run in words, for who brought the file. */
export interface RunInWords extends Omit<
  DryRun,
  'title' | 'changes' | 'errors' | 'warnings' | 'notes'
> {
  title: string
  changes: ChangeInWords[]
  errors: LineInWords[]
  warnings: LineInWords[]
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
