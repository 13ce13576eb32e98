import 'server-only'
import { addressIn, clientAddress } from '@/platform/client-address'
import { problem } from '@/platform/errors'
import { consume, type Limit } from './index'

/**
 * Takes points of the caller's limit.
 * @param received headers of the request, where it is at hand; otherwise they are Next's to tell
 * @returns the 429 to answer when it is used up, otherwise null
 */
export async function refuseTooMany(
  name: Limit,
  points = 1,
  received?: Headers,
): Promise<Response | null> {
  const visitor = received ? addressIn(received) : await clientAddress()
  const seconds = await consume(name, visitor, points)
  if (seconds === null) return null
  const answer = problem(429, 'TooManyRequests', `Too many calls. Try again in ${seconds} seconds.`)
  answer.headers.set('retry-after', String(seconds))
  return answer
}
