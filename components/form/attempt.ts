import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { lastRefusal } from './action-refusals'

/** Why what was sent came to nothing, apart from what was entered; a key of the form texts' causes. */
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

/** A cause, with what the server said about it. */
export interface Failure {
  cause: Cause
  /** to wait before the next attempt */
  seconds?: number | undefined
  /** to be told to us */
  reference?: string | undefined
}

/** Why an action was refused, of no matter what was entered. */
const REFUSED = ['signed_out', 'not_yours', 'gone', 'too_many'] as const
export type RefusedCause = (typeof REFUSED)[number]

/** Reasons of an action's refusal that are no matter of the entries, and are told as a cause. */
export const isCause = (reason: string | undefined): reason is RefusedCause =>
  REFUSED.some((each) => each === reason)

/** How long a person waits before they are told. */
const PATIENCE_MS = 45_000

/**
 * Calls a server action so that whatever comes of it is an answer. Without this an action that
 * fails on its way (no network, a deploy, a crash) takes the whole page down, and with it what
 * was typed. Redirects go on as they are.
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

/** What an error of a call means. A fetch that never arrived is a TypeError in every browser. */
export function causeOf(error: unknown, online: boolean): Cause {
  if (unstable_isUnrecognizedActionError(error)) return 'outdated'
  if (error instanceof TypeError) return online ? 'unreachable' : 'offline'
  return 'failed'
}

/** As much of an answer as says why it refuses; the status is 0 where none came. */
export interface Refusal {
  status: number
  headers: Pick<Headers, 'get'>
}

/** What a refusal means where it is no matter of the entries: of a route, an action, or a balancer before them. */
export function failureOf({ status, headers }: Refusal): Failure {
  if (status === 0) return { cause: navigator.onLine ? 'unreachable' : 'offline' }
  const seconds = secondsOf(headers.get('retry-after'))
  if (status === 401 || status === 403) return { cause: 'signed_out' }
  if (status === 429) return { cause: 'too_many', seconds }
  if (status === 503 && seconds !== undefined) return { cause: 'busy', seconds }
  return { cause: status === 502 || status === 503 || status === 504 ? 'unreachable' : 'failed' }
}

/**
 * Whether a refusal is of what was entered, so that its own words are told: not of who asks, how
 * often, or of the server.
 */
export const isOfEntries = (status: number): boolean =>
  status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status)

/** A balancer may name an instant instead of seconds. */
function secondsOf(retryAfter: string | null): number | undefined {
  if (retryAfter === null) return undefined
  const seconds = /^\d{1,6}$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - Date.now()) / 1000)
  return Number.isFinite(seconds) ? Math.max(1, seconds) : undefined
}
