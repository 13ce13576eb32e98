'use client'

import { useEffect, useState } from 'react'
import type { DesignEstimate } from '../../rules/estimate'

/**
 * The figures of a design, requested from the server a moment after the last change. `estimate` is null where the
 * server gave none; `settled` tells whether it belongs to this very design.
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
    // The page itself brings only the figures: the effects of choices are requested at once.
    if (!makeable || (answer.query === query && answer.whole)) return
    const abort = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/v1/designs/estimate?${query}`, { signal: abort.signal })
        .then(async (response) =>
          setAnswer({
            query,
            estimate: response.ok ? ((await response.json()) as DesignEstimate) : null,
            whole: true,
          }),
        )
        .catch(() => abort.signal.aborted || setAnswer({ query, estimate: null, whole: true }))
    }, 120)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query, makeable, answer.query, answer.whole])
  return { estimate: answer.estimate, settled: answer.query === query }
}
