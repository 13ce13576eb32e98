'use client'

import { useEffect } from 'react'

/** So long a page is seen before it counts: what is fetched ahead, or closed at once, is not read. */
const SEEN_MS = 1_000

/** Tells once that the page is seen by somebody: not when it is fetched, nor while it lies in another tab. */
export function OpeningNote({ note }: { note: () => Promise<void> }) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let told = false
    const turn = () => {
      clearTimeout(timer)
      if (told || document.visibilityState !== 'visible') return
      timer = setTimeout(() => {
        told = true
        // Who is offline tells it when the page is opened again.
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
