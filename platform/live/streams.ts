import 'server-only'
import { beforeStop } from '@/platform/before-exit'
import { listenTo } from './hub'

/**
 * Streams of server-sent events: limited per person and in all, kept alive through proxies, ended
 * when the process stops.
 */

/** Open pages of one person with a stream; one more is refused, and polls now and then. */
const MOST_OF_ONE = 8
const MOST_IN_ALL = 1_000
/** Proxies close a connection that is silent for a minute. */
const BEAT_MS = 20_000
/**
 * Then the page opens another, and its identity is checked anew: nobody is told for longer after
 * losing the right.
 */
const LIFE_MS = 5 * 60_000
/** How long a page waits before it opens another, milliseconds. */
const AGAIN_MS = 1_500

const KEY = Symbol.for('fsc.live-streams')
const holder = globalThis as { [KEY]?: Map<string, Set<() => void>> }
/** whose -> functions that end each stream */
const open = (holder[KEY] ??= new Map<string, Set<() => void>>())

beforeStop.add(() => {
  for (const of of open.values()) for (const end of of) end()
})

/** Whether somebody may open one more stream here. */
const hasRoom = (whose: string): boolean =>
  (open.get(whose)?.size ?? 0) < MOST_OF_ONE &&
  [...open.values()].reduce((sum, { size }) => sum + size, 0) < MOST_IN_ALL

/**
 * Opens a stream that says, whenever its topic changes, what the page should read.
 * @param whose the person, by any identifier
 * @param given.signal ends with the request
 * @param given.say what the page is told; null for nothing, such as about what isn't theirs
 * @returns null where there are as many as allowed
 */
export function liveStream(
  whose: string,
  {
    topic,
    signal,
    say,
  }: {
    topic: string
    signal: AbortSignal
    say: (message: string | null) => string | null
  },
): ReadableStream<Uint8Array> | null {
  if (!hasRoom(whose)) return null
  const encoder = new TextEncoder()
  let end = (): void => undefined
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => {
        // A reader who doesn't read what is sent is gone, or as good as gone.
        if ((controller.desiredSize ?? 0) < -50) return end()
        controller.enqueue(encoder.encode(text))
      }
      const deaf = listenTo(topic, (message) => {
        const last = say(message)
        if (last !== null) send(`data: ${last}\n\n`)
      })
      const beat = setInterval(() => send(': \n\n'), BEAT_MS)
      const life = setTimeout(() => end(), LIFE_MS)
      end = () => {
        deaf()
        clearInterval(beat)
        clearTimeout(life)
        signal.removeEventListener('abort', end)
        const of = open.get(whose)
        of?.delete(end)
        if (of?.size === 0) open.delete(whose)
        end = () => undefined
        try {
          controller.close()
        } catch {
          // The browser has closed it.
        }
      }
      const mine = end
      open.set(whose, (open.get(whose) ?? new Set()).add(mine))
      signal.addEventListener('abort', mine)
      send(`retry: ${AGAIN_MS}\n\n`)
    },
    cancel: () => end(),
  })
}
