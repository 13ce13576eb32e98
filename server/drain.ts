import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface DrainOptions {
  /** how long a balancer is given to hear that this process takes no more requests, milliseconds */
  pauseMs: number
  /** how long requests in flight may take to end, milliseconds */
  patienceMs: number
  /** ends what would go on for as long as somebody looks at a page; a new line then finds another process */
  closing?: () => void
  /** done when the last request has been answered */
  last: () => Promise<void>
}

const CHECK_IDLE_MS = 100

/**
 * Ends a server without cutting anything off: waits until nobody sends new requests here, then takes
 * no more connections, lets what is in flight end, and only then closes what the requests needed.
 * @returns whether all of it ended by itself
 */
export async function drain(
  server: Server,
  { pauseMs, patienceMs, closing, last }: DrainOptions,
): Promise<boolean> {
  await sleep(pauseMs)
  const closed = new Promise<boolean>((resolve) => server.close(() => resolve(true)))
  closing?.()
  // A connection that is kept open has nothing in flight, now or after its answer.
  const idle = setInterval(() => server.closeIdleConnections(), CHECK_IDLE_MS)
  const whole = await Promise.race([closed, sleep(patienceMs, false)])
  clearInterval(idle)
  if (!whole) server.closeAllConnections()
  await last()
  return whole
}
