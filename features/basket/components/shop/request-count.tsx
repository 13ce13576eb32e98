'use client'

import { useRequestList } from '../../stores/request-list'

/** How many lines are on the request list of this browser. */
export function RequestCount() {
  const count = useRequestList().length
  return (
    <span
      aria-live="polite"
      data-testid="request-count"
      className="inline-flex min-w-6 items-center justify-center rounded-full bg-ground px-2 text-xs font-semibold tabular-nums"
    >
      {count}
    </span>
  )
}
