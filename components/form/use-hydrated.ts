'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}

/**
 * False while the server renders and while its page is taken over, true from then on: what the
 * browser keeps is known.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
