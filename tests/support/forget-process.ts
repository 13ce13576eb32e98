import { vi } from 'vitest'

/** The prefix of everything that the site attaches to the process and not to a module. */
const isOurs = (key: string | symbol): boolean =>
  (typeof key === 'string' ? key : (Symbol.keyFor(key) ?? '')).startsWith('fsc')

/** What the site registers to be done before a process ends: see platform/before-exit.ts. */
const BEFORE_EXIT = Symbol.for('fsc.before-exit')

/**
 * Leaves the process as if the site had ended in it: the next test file loads the site's modules
 * anew, and finds neither a connection nor anything cached in memory. The libraries stay loaded,
 * since loading them took most of the time of a process per file.
 */
export async function forgetProcess(): Promise<void> {
  const processState = globalThis as {
    fscDatabase?: { $disconnect(): Promise<void> }
    [BEFORE_EXIT]?: Set<() => Promise<void>>
  }
  for (const end of processState[BEFORE_EXIT] ?? []) await end()
  await processState.fscDatabase?.$disconnect()
  for (const key of Reflect.ownKeys(globalThis))
    if (isOurs(key)) Reflect.deleteProperty(globalThis, key)
  vi.resetModules()
}
