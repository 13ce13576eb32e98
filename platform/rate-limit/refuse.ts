import 'server-only'
import { clientAddress } from '@/platform/client-address'
import { problem } from '@/platform/errors'
import { consume, type Limit } from './index'

/** Takes points of the caller's limit. @returns the 429 to answer when it is used up, otherwise null */
export async function refuseTooMany(name: Limit, points = 1): Promise<Response | null> {
  const seconds = await consume(name, await clientAddress(), points)
  if (seconds === null) return null
  const answer = problem(429, 'TooManyRequests', `Too many calls. Try again in ${seconds} seconds.`)
  answer.headers.set('retry-after', String(seconds))
  return answer
}
