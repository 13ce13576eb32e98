import type { RefusedCause } from '@/components/form/attempt'
import type { Deed, DeedRefusal } from './handling'

/** What a deed of the inbox answers where it doesn't lead to the next request; browser-safe. */
export interface DeedState {
  fieldErrors?: Record<string, string[]>
  /** a key of staff.triage.errors, or a cause that the form kit tells */
  reason?: DeedRefusal | RefusedCause | 'failed'
  /** who was quicker */
  by?: string
  /** of several that were handled in one go; their numbers */
  told?: HandledRequests
}

/** What became of several requests. */
export interface HandledRequests {
  deed: Deed
  isUndone: boolean
  numbers: string[]
  /** that stand as they did, and why: a key of staff.triage.errors */
  refused: { number: string; reason: DeedRefusal; by: string | null }[]
}

/** What the bar offers; plain values, so that it comes to the browser as it is. */
export interface BarChoices {
  number: string
  /** whether a deed can be done at all: it waits, and the actor may */
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
