import { vi } from 'vitest'

/** Under this the site keeps what belongs to the process and not to a module. */
const isOurs = (key: string | symbol): boolean =>
  (typeof key === 'string' ? key : (Symbol.keyFor(key) ?? '')).startsWith('fsc')

/** What the site says is to be done before a process ends: see platform/before-exit.ts. */
const BEFORE_EXIT = Symbol.for('fsc.before-exit')

/**
 * Leaves the process as if the site had ended in it: the next test file loads the site's modules anew, and finds
 * neither a connection nor anything kept in memory. The libraries stay loaded, which is what a process of its own
 * for each file spent its time on.
 */
export async function forgetProcess(): Promise<void> {
  const held = globalThis as {
    fscDatabase?: { $disconnect(): Promise<void> }
    [BEFORE_EXIT]?: Set<() => Promise<void>>
  }
  for (const end of held[BEFORE_EXIT] ?? []) await end()
  await held.fscDatabase?.$disconnect()
  for (const key of Reflect.ownKeys(globalThis))
    if (isOurs(key)) Reflect.deleteProperty(globalThis, key)
  vi.resetModules()
}
