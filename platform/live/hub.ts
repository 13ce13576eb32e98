import 'server-only'

/**
 * What the database tells every instance at once, by topic: that something is there to be read, never
 * what it says. Told within milliseconds and not kept: who listens asks for what it may have missed.
 * Next bundles instrumentation apart from routes: hence the global.
 */

/** Channel on which transactions tell of it: `topic`, a space, and what the topic says of itself. */
export const LIVE_CHANNEL = 'live'

/** @param told what follows the topic; null when something may have been missed */
type Listener = (told: string | null) => void

const KEY = Symbol.for('fsc.live')
const holder = globalThis as { [KEY]?: Map<string, Set<Listener>> }
const listeners = (holder[KEY] ??= new Map<string, Set<Listener>>())

/** Hears what is told of a topic, such as `thread 42`. @returns what ends it */
export function listenTo(topic: string, listener: Listener): () => void {
  const of = listeners.get(topic) ?? new Set()
  listeners.set(topic, of.add(listener))
  return () => {
    of.delete(listener)
    if (of.size === 0) listeners.delete(topic)
  }
}

/** Hands on what the database told: the first two words are the topic. */
export function hear(payload: string): void {
  const [kind = '', of = '', ...rest] = payload.split(' ')
  for (const listener of listeners.get(`${kind} ${of}`) ?? []) listener(rest.join(' '))
}

/** The line to the database is new: whoever listens looks for what was told meanwhile. */
export function hearAnew(): void {
  for (const of of listeners.values()) for (const listener of of) listener(null)
}
