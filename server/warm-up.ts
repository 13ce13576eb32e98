import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface WarmUp {
  /** answers as this process answers everybody */
  answer: RequestListener
  /** INTERNAL_SECRET */
  secret: string | undefined
  /** paths of the pages that the build made ahead, in the order in which they are made anew */
  pages: readonly string[]
  /** making them anew takes no longer, milliseconds: what is left is left to its first visitors */
  patienceMs: number
  /** how long dropping them may take, milliseconds */
  dropPatienceMs?: number
}

/** Beyond these a start would take too long. */
const MOST_PAGES = 300

/**
 * Drops the pages that the build made, whose data may be older than the database, and makes them
 * anew before a balancer sends this process its share of visitors: those would all want them at
 * once. Asks through a door of its own, since the port may be shared with other processes.
 * @returns what went wrong, or an empty text; never rejects
 */
export async function warmUp({
  answer,
  secret,
  pages,
  patienceMs,
  dropPatienceMs = 30_000,
}: WarmUp): Promise<string> {
  const door = createServer(answer)
  let end: AbortSignal | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      door.once('error', reject)
      door.listen({ port: 0, host: '127.0.0.1', exclusive: true }, resolve)
    })
    const url = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
    const told = await fetch(`${url}/api/internal/revalidate`, {
      method: 'POST',
      headers: { 'x-internal-secret': secret ?? '' },
      signal: AbortSignal.timeout(dropPatienceMs),
    })
    await told.arrayBuffer()
    if (!told.ok) return secret ? `the site answered ${told.status}` : 'INTERNAL_SECRET is not set'
    end = AbortSignal.timeout(patienceMs)
    for (const page of pages.slice(0, MOST_PAGES)) {
      const made = await fetch(`${url}${page}`, { redirect: 'manual', signal: end })
      await made.arrayBuffer()
    }
    return ''
  } catch (error) {
    return end?.aborted ? '' : (error as Error).message
  } finally {
    door.closeAllConnections()
    door.close()
  }
}
