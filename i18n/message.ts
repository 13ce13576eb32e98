import type { MessageKeys, NestedKeyOf } from 'next-intl'
import type { Messages } from './messages'

/** A text of `messages/` by its full name, such as `duty.not_reviewed`: an unknown one is a type error. */
export type MessageCode = MessageKeys<Messages, NestedKeyOf<Messages>>

/** A value in a sentence; it is written in the manner of the language when the sentence is put into words. */
export type MessageValue =
  | string
  | number
  /** money, in minor units of the currency */
  | { readonly amountMinor: number; readonly currency: string }
  /** a calendar day, `YYYY-MM-DD` */
  | { readonly day: string }
  /** a whole number, written in groups */
  | { readonly whole: number }
  /** an exact decimal as text, such as a percentage */
  | { readonly decimal: string }
  | { readonly list: readonly MessageValue[]; readonly between: Between }
  /** a sentence within the sentence */
  | Message

/** How a list is joined: `common.between` has the signs of a language. */
export const BETWEEN = ['commas', 'semicolons', 'sentences', 'bars'] as const
export type Between = (typeof BETWEEN)[number]

/**
 * A sentence as a value: its code, and its values. Rules, engines, refusals and documents carry
 * these; `say` of `./say` puts them into words.
 */
// An alias, not an interface: a type that is stored as JSON needs an index signature.
export type Message = {
  readonly code: MessageCode
  readonly values?: Readonly<Record<string, MessageValue>>
}

/** Joins several sentences into one; null for none. */
export const together = (all: readonly Message[]): Message | null =>
  all.length > 1
    ? { code: 'common.together', values: { all: { list: all, between: 'sentences' } } }
    : (all[0] ?? null)

/** A sentence about a line of a list or a file, from 1. */
export const atLine = (line: number, problem: Message): Message => ({
  code: 'validation.at_line',
  values: { line, problem },
})

/** The line that a sentence is about; null where it is about the whole. */
export function lineOf(problem: Message): number | null {
  const line = problem.code === 'validation.at_line' ? problem.values?.line : undefined
  return typeof line === 'number' ? line : null
}

/** A sentence of a document: its value, and the words that were signed. */
export type Sentence = {
  code: string
  values: Record<string, MessageValue>
  text: string
}

/** What a document says: earlier documents have only the words. */
export type Wording = string | Sentence

/** The words that were signed. */
export const wordsOf = (wording: Wording): string =>
  typeof wording === 'string' ? wording : wording.text
