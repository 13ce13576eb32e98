'use client'

import { useEffect } from 'react'

/** A page counts as seen after this time: what is prefetched, or closed at once, isn't read. */
const SEEN_MS = 1_000

/**
 * Reports once that somebody sees the page: not when it is prefetched, nor while it is in a
 * background tab.
 */
export function OpeningNote({ note }: { note: () => Promise<void> }) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isReported = false
    const turn = () => {
      clearTimeout(timer)
      if (isReported || document.visibilityState !== 'visible') return
      timer = setTimeout(() => {
        isReported = true
        // Offline, it is reported when the page is opened again.
        void note().catch(() => undefined)
      }, SEEN_MS)
    }
    turn()
    document.addEventListener('visibilitychange', turn)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', turn)
    }
  }, [note])
  return null
}
