import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { lastRefusal } from './action-refusals'

/** Why a submission failed for a reason other than its entries; a key of the form texts' causes. */
export type Cause =
  | 'offline'
  | 'unreachable'
  | 'busy'
  | 'too_many'
  | 'signed_out'
  | 'not_yours'
  | 'gone'
  | 'outdated'
  | 'timeout'
  | 'failed'

/** A cause, with the server's details. */
export interface Failure {
  cause: Cause
  /** to wait before the next attempt */
  seconds?: number | undefined
  /** for the person to report to us */
  reference?: string | undefined
}

/** Reasons of a refusal that aren't about the entries. */
const REFUSED = ['signed_out', 'not_yours', 'gone', 'too_many'] as const
export type RefusedCause = (typeof REFUSED)[number]

/** Whether a reason isn't about the entries, and is shown as a cause. */
export const isCause = (reason: string | undefined): reason is RefusedCause =>
  REFUSED.some((each) => each === reason)

/** How long a person waits before they are told. */
const PATIENCE_MS = 45_000

/**
 * Calls a server action and turns every outcome into an answer. Without this an action that fails
 * on its way (no network, a deploy, a crash) takes down the whole page with everything typed on it.
 * Redirects pass through.
 */
export async function attempt<T>(
  call: () => Promise<T>,
  patienceMs = PATIENCE_MS,
): Promise<{ answer: T } | Failure> {
  if (!navigator.onLine) return { cause: 'offline' }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patienceMs)
  })
  const refusal = lastRefusal()
  try {
    const first = await Promise.race([call().then((answer) => ({ answer })), late])
    return first === 'late' ? { cause: 'timeout' } : first
  } catch (error) {
    unstable_rethrow(error)
    const refused = unstable_isUnrecognizedActionError(error) ? null : refusal()
    return refused ? failureOf(refused) : { cause: causeOf(error, navigator.onLine) }
  } finally {
    clearTimeout(timer)
  }
}

/** The meaning of a call's error. A fetch that never arrived is a TypeError in every browser. */
export function causeOf(error: unknown, online: boolean): Cause {
  if (unstable_isUnrecognizedActionError(error)) return 'outdated'
  if (error instanceof TypeError) return online ? 'unreachable' : 'offline'
  return 'failed'
}

/** The part of an answer that says why it refuses; the status is 0 where there was no answer. */
export interface Refusal {
  status: number
  headers: Pick<Headers, 'get'>
}

/** The meaning of a refusal that isn't about the entries: by a route, an action, or a balancer before them. */
export function failureOf({ status, headers }: Refusal): Failure {
  if (status === 0) return { cause: navigator.onLine ? 'unreachable' : 'offline' }
  const seconds = secondsOf(headers.get('retry-after'))
  if (status === 401 || status === 403) return { cause: 'signed_out' }
  if (status === 429) return { cause: 'too_many', seconds }
  if (status === 503 && seconds !== undefined) return { cause: 'busy', seconds }
  return { cause: status === 502 || status === 503 || status === 504 ? 'unreachable' : 'failed' }
}

/**
 * Whether a refusal is about the entries, so that its own words are shown: not about the caller,
 * the rate, or the server.
 */
export const isOfEntries = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status)

/** A balancer may name a time instead of seconds. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined
  const seconds = /^\d{1,6}$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.max(1, seconds) : undefined
}
