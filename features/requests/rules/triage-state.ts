import type { RefusedCause } from '@/components/form/attempt'
import type { Deed, DeedRefusal } from './handling'

/** The answer to a deed of the inbox where it doesn't lead to the next request; browser-safe. */
export interface DeedState {
  fieldErrors?: Record<string, string[]>
  /** a key of staff.triage.errors, or a cause that the form kit tells */
  reason?: DeedRefusal | RefusedCause | 'failed'
  /** who was quicker */
  by?: string
  /** the result for several, with their numbers */
  told?: HandledRequests
}

/** The result for several requests. */
export interface HandledRequests {
  deed: Deed
  isUndone: boolean
  numbers: string[]
  /** unchanged ones, and why: a key of staff.triage.errors */
  refused: { number: string; reason: DeedRefusal; by: string | null }[]
}

/** What the bar offers; plain values, so that it can be sent to the browser as it is. */
export interface BarChoices {
  number: string
  /** whether any deed is possible: it waits, and the actor may */
  open: boolean
  people: { id: string; name: string; own: boolean }[]
  days: { tomorrow: string; days: string; week: string }
  /** the days in words */
  dayTexts: { tomorrow: string; days: string; week: string }
  language: string
  merge: { serial: number; number: string; about: string; suggested: boolean }[]
  /** addresses that keys lead to */
  next: string | null
  previous: string | null
  list: string
}
