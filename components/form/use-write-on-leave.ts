'use client'

import { useEffect, type RefObject } from 'react'

/** Writes pending entries when the page is left, hidden or unmounted. @param waiting null where nothing is pending */
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
