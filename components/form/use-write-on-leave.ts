'use client'

import { useEffect, type RefObject } from 'react'

/** Writes what waits to be kept when the page is left, hidden or unmounted. @param waiting null where nothing waits */
export function useWriteOnLeave(waiting: RefObject<(() => void) | null>): void {
  useEffect(() => {
    const write = () => waiting.current?.()
    addEventListener('pagehide', write)
    document.addEventListener('visibilitychange', write)
    return () => {
      removeEventListener('pagehide', write)
      document.removeEventListener('visibilitychange', write)
      write()
    }
  }, [waiting])
}
