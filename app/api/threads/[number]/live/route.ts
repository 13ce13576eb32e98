import { z } from 'zod'
import { route } from '@/features/accounts/route'
import { threadTopic } from '@/features/threads/queries/thread'
import { operation } from '@/platform/api/operation'
import { BusyError } from '@/platform/errors'
import { liveStream } from '@/platform/live/streams'
import { parseRequestNumber } from '@/platform/numbers'

const live = operation({
  id: 'threadLive',
  method: 'GET',
  path: '/api/threads/{number}/live',
  audience: 'site',
  params: z.object({ number: z.string().max(20) }),
  media: { 'text/event-stream': 'text' },
  rate: { limit: 'readThread' },
  cache: 'private, no-store',
  hidden: true,
})

/**
 * Tells an open page at once that something was added to its thread: which entry, not its content.
 * A buyer's page hears nothing of staff's internal entries. It ends after some minutes, and the
 * page opens another.
 */
export const GET = route(live, async ({ actor, params, request }) => {
  const { topic, reader, internal } = await threadTopic(
    await actor(),
    parseRequestNumber(params.number) ?? 0,
  )
  const stream = liveStream(reader, {
    topic,
    signal: request.signal,
    say: (event) => {
      if (event === null) return 'look'
      const [serial = '', audience] = event.split(' ')
      return internal || audience === 'SHARED' ? serial : null
    },
  })
  if (!stream) throw new BusyError(30)
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      // no-transform: events must not be buffered for compression
      'cache-control': 'private, no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
})
