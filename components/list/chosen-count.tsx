'use client'

import { useRef } from 'react'
import { useChosen } from './use-chosen'

/** How many rows are chosen, in words. @param texts by number: none, and `#` for the number */
export function ChosenCount({ none, some }: { none: string; some: string }) {
  const place = useRef<HTMLSpanElement>(null)
  const chosen = useChosen(place)
  return (
    <span ref={place} role="status" className="text-sm text-muted tabular-nums">
      {chosen === 0 ? none : some.replace('#', String(chosen))}
    </span>
  )
}
