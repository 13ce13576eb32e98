import { useSyncExternalStore } from 'react'

/**
 * Whether the signed-in buyer's company has prices of its own: told by the component that asks who
 * is signed in, heard by those that show prices. Only a hint that saves a request; the server
 * decides each time whose prices there are.
 */
let has = false
const listeners = new Set<() => void>()

/** Tells every component that shows prices. */
export function tellOwnPrices(now: boolean): void {
  if (now === has) return
  has = now
  for (const each of listeners) each()
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
