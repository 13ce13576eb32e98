/**
 * Work to be done after the last request has been answered and before the process ends. The server in front runs it;
 * Next bundles the site separately from that server: hence the global.
 */
const KEY = Symbol.for('fsc.before-exit')
const holder = globalThis as { [KEY]?: Set<() => Promise<void>> }

/** Work that ends with the process, in order of registration. */
export const beforeExit: Set<() => Promise<void>> = (holder[KEY] ??= new Set())

const STOP = Symbol.for('fsc.before-stop')
const stopping = globalThis as { [STOP]?: Set<() => void> }

/** Ends streaming answers once the process takes no more requests. */
export const beforeStop: Set<() => void> = (stopping[STOP] ??= new Set())
