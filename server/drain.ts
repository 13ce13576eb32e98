import type { Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export interface DrainOptions {
  /** how long a load balancer has to notice that this process takes no more requests, milliseconds */
  pauseMs: number
  /** how long requests in flight may take to end, milliseconds */
  patienceMs: number
  /** ends streams that last as long as somebody looks at a page; they reconnect to another process */
  closing?: () => void
  /** called when the last request has been answered */
  last: () => Promise<void>
}

const CHECK_IDLE_MS = 100

/**
 * Stops a server without cutting anything off: waits until nobody sends new requests here, takes no more
 * connections, lets what is in flight end, and only then closes what the requests needed.
 * @returns whether everything ended by itself
 */
export async function drain(
  server: Server,
  { pauseMs, patienceMs, closing, last }: DrainOptions,
): Promise<boolean> {
  await sleep(pauseMs)
  const closed = new Promise<boolean>((resolve) => server.close(() => resolve(true)))
  closing?.()
  // Keep-alive connections have nothing in flight now, and are closed after their next answer.
  const idle = setInterval(() => server.closeIdleConnections(), CHECK_IDLE_MS)
  const whole = await Promise.race([closed, sleep(patienceMs, false)])
  clearInterval(idle)
  if (!whole) server.closeAllConnections()
  await last()
  return whole
}
