import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

export interface WarmUp {
  /** answers as this process answers everybody */
  answer: RequestListener
  /** INTERNAL_SECRET */
  secret: string | undefined
  /** paths of the prerendered pages, in the order in which they are rendered again */
  pages: readonly string[]
  /** the most time for rendering, milliseconds: the rest is left to its first visitors */
  patienceMs: number
  /** the most time for dropping them, milliseconds */
  dropPatienceMs?: number
}

/** Beyond this many a start would take too long. */
const MOST_PAGES = 300

/** @returns the answer's status once it has ended; null when that takes too long */
function ask(url: string, patienceMs: number, init: RequestInit = {}): Promise<number | null> {
  const late = new AbortController()
  const answer = fetch(url, { ...init, redirect: 'manual', signal: late.signal }).then(
    async (answer) => {
      await answer.arrayBuffer()
      return answer.status
    },
  )
  // Aborting alone may have no effect once an answer has begun.
  const waited = sleep(Math.max(0, patienceMs), null, { ref: false })
  void waited.then(() => late.abort())
  answer.catch(() => undefined)
  return Promise.race([answer, waited])
}

/**
 * Drops the pages that the build made, whose data may be older than the database, and makes them
 * anew before a balancer sends this process its share of visitors: those would all want them at
 * once. Asks through a door of its own, since the port may be shared with other processes.
 * @returns what went wrong, or an empty text; never rejects, and never takes longer than it may
 */
export async function warmUp({
  answer,
  secret,
  pages,
  patienceMs,
  dropPatienceMs = 30_000,
}: WarmUp): Promise<string> {
  const door = createServer(answer)
  try {
    await new Promise<void>((resolve, reject) => {
      door.once('error', reject)
      door.listen({ port: 0, host: '127.0.0.1', exclusive: true }, resolve)
    })
    const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
    const dropped = await ask(`${url}/api/internal/revalidate`, dropPatienceMs, {
      method: 'POST',
      headers: { 'x-internal-secret': secret ?? '' },
    })
    if (dropped === null) return `no answer in ${dropPatienceMs / 1000} s`
    if (dropped !== 200)
      return secret ? `the site answered ${dropped}` : 'INTERNAL_SECRET is not set'
    const end = performance.now() + patienceMs
    for (const page of pages.slice(0, MOST_PAGES))
      if ((await ask(`${url}${page}`, end - performance.now())) === null) break
    return ''
  } catch (error) {
    return (error as Error).message
  } finally {
    door.closeAllConnections()
    door.close()
  }
}
