import { useSyncExternalStore } from 'react'

/**
 * Whether the signed-in buyer's company has prices of its own: told by what asks
 * who is here, heard by what shows prices. Only a hint that saves a question;
 * whose prices there are is the server's to say, each time.
 */
let has = false
const listeners = new Set<() => void>()

/** Tells all that show prices. */
export function tellOwnPrices(now: boolean): void {
  if (now === has) return
  has = now
  for (const heard of listeners) heard()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether there are own prices to ask for. */
export const useHasOwnPrices = (): boolean =>
  useSyncExternalStore(
    listen,
    () => has,
    () => false,
  )
