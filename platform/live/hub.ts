import 'server-only'

/**
 * What the database tells every instance at once, by topic: that there is something to read, never
 * its content. It arrives within milliseconds and isn't stored: listeners ask for what they may
 * have missed. Next bundles instrumentation apart from routes: hence the global.
 */

/** Channel that transactions notify: `topic`, a space, and the topic's own message. */
export const LIVE_CHANNEL = 'live'

/** @param message what comes after the topic; null when something may have been missed */
type Listener = (message: string | null) => void

const KEY = Symbol.for('fsc.live')
const holder = globalThis as { [KEY]?: Map<string, Set<Listener>> }
const listeners = (holder[KEY] ??= new Map<string, Set<Listener>>())

/** Listens to a topic, such as `thread 42`. @returns what ends it */
export function listenTo(topic: string, listener: Listener): () => void {
  const of = listeners.get(topic) ?? new Set()
  listeners.set(topic, of.add(listener))
  return () => {
    of.delete(listener)
    if (of.size === 0) listeners.delete(topic)
  }
}

/** Passes on a notification of the database: the first two words are the topic. */
export function hear(payload: string): void {
  const [kind = '', of = '', ...rest] = payload.split(' ')
  for (const listener of listeners.get(`${kind} ${of}`) ?? []) listener(rest.join(' '))
}

/** The connection to the database is new: listeners look for what they missed. */
export function hearAnew(): void {
  for (const of of listeners.values()) for (const listener of of) listener(null)
}
