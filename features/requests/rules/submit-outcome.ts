import type { RequestProblem } from './request-problems'

/** The outcome of an attempt to send a request. */
export type SubmitOutcome =
  | { state: 'sent'; /** RFQ-00042 */ number: string }
  | { state: 'invalid'; problems: readonly RequestProblem[] }
  /** an earlier attempt with the same key arrived, with other content */
  | { state: 'changed'; number: string }
  | { state: 'too_many'; /** to wait */ seconds: number }
  | { state: 'failed'; /** to be quoted to support */ reference: string }
