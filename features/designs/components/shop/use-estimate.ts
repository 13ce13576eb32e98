'use client'

import { useEffect, useState } from 'react'
import type { DesignEstimate } from '../../rules/estimate'

/**
 * What a design comes to, asked of the server a moment after the last change. `estimate` is null
 * where the server could not say; `settled` tells whether it is of this very design.
 */
export function useEstimate(
  query: string,
  makeable: boolean,
  start: { query: string; estimate: DesignEstimate },
): { estimate: DesignEstimate | null; settled: boolean } {
  const [answer, setAnswer] = useState<{
    query: string
    estimate: DesignEstimate | null
    whole: boolean
  }>({ ...start, whole: false })
  useEffect(() => {
    // The page itself brings figures only: what choices would bring is asked at once.
    if (!makeable || (answer.query === query && answer.whole)) return
    const asked = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/v1/designs/estimate?${query}`, { signal: asked.signal })
        .then(async (response) =>
          setAnswer({
            query,
            estimate: response.ok ? ((await response.json()) as DesignEstimate) : null,
            whole: true,
          }),
        )
        .catch(() => asked.signal.aborted || setAnswer({ query, estimate: null, whole: true }))
    }, 120)
    return () => {
      clearTimeout(timer)
      asked.abort()
    }
  }, [query, makeable, answer.query, answer.whole])
  return { estimate: answer.estimate, settled: answer.query === query }
}
