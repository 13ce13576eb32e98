import type { Message } from '@/i18n/message'
import type { RuleChange } from '../engine/change'

/** A remark on a line of an imported file. */
export interface LineNote {
  /** from 1; 0 for the file as a whole */
  line: number
  message: Message
}

/** The same in words, for whoever uploaded the file. */
export interface LineInWords {
  line: number
  message: string
}

/** How a change is shown: a duty as its text writes it, or a sentence. */
export type Shown = string | Message

/** A change that a line of a file makes, with its figures. */
export interface ImportedChange {
  line: number
  change: RuleChange
  code: string
  heading: string
  /** the current rate; null for a new row */
  before: Shown | null
  after: Shown
}

/** A heading of chapter 99 that no row of ours names. */
export interface NewHeading {
  line: number
  heading: string
  /** its rate, as written */
  rate: string
  /** whether it adds to the duty, is a rate of its own, adds nothing, or can't be read as any of these */
  effect: 'adds' | 'total' | 'nothing' | 'unread'
  /** its goods, as far as it names them */
  text: string
}

/** What a file would do to the rules; nothing is done while there are errors. */
export interface DryRun {
  format: 'hts' | 'csv' | 'own'
  /** the title of its draft */
  title: Shown
  changes: ImportedChange[]
  /** lines that say what we have already */
  unchanged: number
  errors: LineNote[]
  warnings: LineNote[]
  /** lines of a schedule beside ours for which we have no rate */
  fresh: { line: number; code: string; rate: string }[]
  /** headings of chapter 99 beside ours that no row names */
  headings: NewHeading[]
  /** what was read and left aside, with its count */
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

/** A run in words, for whoever uploaded the file. */
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

/** What the person at the desk states about a file. */
export interface ImportTerms {
  /** the day from which a schedule's rates are in force */
  day: string
  /** its edition or notice */
  source: string
  reviewer: string
  today: string
  /** today at the desk: no review may be later */
  deskDay: string
  /** only codes under these; without any, only codes of a schedule that have a rate now */
  prefixes: readonly string[]
}
