import 'server-only'
import { beforeStop } from '@/platform/before-exit'
import { listenTo } from './hub'

/** Streams of server-sent events: bounded by person and in all, alive through proxies, ended when the process stops. */

/** Open pages of one person that are told at once; one more is refused and asks by itself, now and then. */
const MOST_OF_ONE = 8
const MOST_IN_ALL = 1_000
/** Proxies close a line on which nothing is said for a minute. */
const BEAT_MS = 20_000
/** Then the page opens another, and is asked anew who it is: nobody is told for longer who has lost the right. */
const LIFE_MS = 5 * 60_000
/** How long a page waits before it opens another, milliseconds. */
const AGAIN_MS = 1_500

const KEY = Symbol.for('fsc.live-streams')
const holder = globalThis as { [KEY]?: Map<string, Set<() => void>> }
/** whose -> what ends each */
const open = (holder[KEY] ??= new Map<string, Set<() => void>>())

beforeStop.add(() => {
  for (const of of open.values()) for (const end of of) end()
})

/** Whether somebody may have one more stream here. */
const hasRoom = (whose: string): boolean =>
  (open.get(whose)?.size ?? 0) < MOST_OF_ONE &&
  [...open.values()].reduce((sum, { size }) => sum + size, 0) < MOST_IN_ALL

/**
 * Opens a stream that says, whenever its topic is told of, what a page is to ask for.
 * @param whose the person, by whatever tells one from another
 * @param given.signal ends with the request
 * @param given.say what is said to the page; null for nothing, as of what isn't theirs
 * @returns null where there are as many as may be
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
    say: (told: string | null) => string | null
  },
): ReadableStream<Uint8Array> | null {
  if (!hasRoom(whose)) return null
  const encoder = new TextEncoder()
  let end = (): void => undefined
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string): void => {
        // Whoever doesn't read what is sent is gone, or as good as gone.
        if ((controller.desiredSize ?? 0) < -50) return end()
        controller.enqueue(encoder.encode(text))
      }
      const deaf = listenTo(topic, (told) => {
        const last = say(told)
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
