import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'

/** Why what was sent came to nothing, apart from what was entered; a key of the form texts' causes. */
export type Cause = 'offline' | 'unreachable' | 'signed_out' | 'outdated' | 'timeout' | 'failed'

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
): Promise<{ answer: T } | { cause: Cause }> {
  if (!navigator.onLine) return { cause: 'offline' }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), patienceMs)
  })
  try {
    const first = await Promise.race([call().then((answer) => ({ answer })), late])
    return first === 'late' ? { cause: 'timeout' } : first
  } catch (error) {
    unstable_rethrow(error)
    return { cause: causeOf(error, navigator.onLine) }
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

/** What a route's refusal means where it is no matter of the entries. */
export function causeOfStatus(status: number): Cause {
  if (status === 401 || status === 403) return 'signed_out'
  return status === 502 || status === 503 || status === 504 ? 'unreachable' : 'failed'
}
