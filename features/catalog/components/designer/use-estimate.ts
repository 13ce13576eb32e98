'use client'

import { useEffect, useState } from 'react'
import type { DesignEstimate } from '../../design/estimate'

/** What a design comes to, asked of the server a moment after the last change. `estimate` is null where the server could not say; `settled` tells whether it is of this very design. */
export function useEstimate(query: string, makeable: boolean, start: { query: string; estimate: DesignEstimate }): { estimate: DesignEstimate | null; settled: boolean } {
  const [answer, setAnswer] = useState<{ query: string; estimate: DesignEstimate | null }>(start)
  useEffect(() => {
    if (!makeable || answer.query === query) return
    const asked = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/v1/designs/estimate?${query}`, { signal: asked.signal })
        .then(async (response) => setAnswer({ query, estimate: response.ok ? ((await response.json()) as DesignEstimate) : null }))
        .catch(() => asked.signal.aborted || setAnswer({ query, estimate: null }))
    }, 120)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [query, makeable, answer.query])
  return { estimate: answer.estimate, settled: answer.query === query }
}
