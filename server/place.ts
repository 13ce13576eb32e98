import type { IncomingMessage, ServerResponse } from 'node:http'
import { refuse } from './answers'
import type { Handler } from './handler'
import { beforeHead } from './head'
import type { InFlight } from './in-flight'
import type { Lag } from './lag'

/** After its caller has gone, work that doesn't end gives its place back. */
const ABANDONED_MS = 30_000
/** Once an answer has begun, the rest of it waits for its reader's connection and not for us. */
const BEGUN_MS = 2000

const abandoned = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    response.once('close', () => {
      if (!response.writableFinished) setTimeout(resolve, ABANDONED_MS).unref()
    })
  })

/** Works on a request once there is a place for it; says at once if there will be none in time. */
export async function inPlace(
  places: InFlight,
  lag: Lag,
  request: IncomingMessage,
  response: ServerResponse,
  site: Handler,
): Promise<void> {
  const entered = places.enter(lag.ms())
  const release = entered instanceof Promise ? await entered : entered
  if (!release)
    return refuse(request, response, 'busy', { 'retry-after': String(places.retryAfterSeconds) })
  try {
    if (response.destroyed) return
    beforeHead(response, () => setTimeout(release, BEGUN_MS).unref())
    await Promise.race([site(request, response), abandoned(response)])
  } finally {
    release()
  }
}
