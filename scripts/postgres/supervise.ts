import { setTimeout as sleep } from 'node:timers/promises'
import { runningPostmaster } from './postmaster'
import type { Server } from './program'

const CHECK_MS = 200
/** After a failed start: whatever is in its way needs time to go. */
const PAUSE_MS = 2000

/**
 * Watches a server, and restarts it whenever its process is gone (killed, out of memory). It
 * ignores a killed session: PostgreSQL recovers from that itself.
 * @param revive starts it on the port that everybody knows
 * @returns ends the watch, after a start that is under way
 */
export function supervise(server: Server, revive: () => Promise<unknown>): () => Promise<void> {
  let ended = false
  const end = new AbortController()
  const pause = (milliseconds: number): Promise<void> =>
    sleep(milliseconds, undefined, { ref: false, signal: end.signal }).catch(() => undefined)
  const watch = async (): Promise<void> => {
    for (let lastFailure = ''; !ended; await pause(CHECK_MS)) {
      if (runningPostmaster(server)) continue
      const since = Date.now()
      try {
        await revive()
        console.warn(
          `PostgreSQL had ended, and serves again after ${((Date.now() - since) / 1000).toFixed(1)} s.`,
        )
        lastFailure = ''
      } catch (error) {
        const { message } = error as Error
        if (message !== lastFailure)
          console.error(`PostgreSQL has ended and does not start: ${message}`)
        lastFailure = message
        await pause(PAUSE_MS)
      }
    }
  }
  const watching = watch()
  return async () => {
    ended = true
    end.abort()
    await watching
  }
}
