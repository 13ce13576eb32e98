/**
 * What is to be done after the last request has been answered and before the process ends. The server
 * in front runs it; Next bundles the site apart from that server: hence the global.
 */
const KEY = Symbol.for('fsc.before-exit')
const holder = globalThis as { [KEY]?: Set<() => Promise<void>> }

/** Work that ends with the process, in the order it was named. */
export const beforeExit: Set<() => Promise<void>> = (holder[KEY] ??= new Set())

const STOP = Symbol.for('fsc.before-stop')
const stopping = globalThis as { [STOP]?: Set<() => void> }

/** What ends answers that would otherwise last, once the process takes no more requests. */
export const beforeStop: Set<() => void> = (stopping[STOP] ??= new Set())
