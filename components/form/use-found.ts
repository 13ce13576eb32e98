'use client'

import { useEffect, useState } from 'react'

/** How long typing pauses before anything is looked up. */
const REST_MS = 150

/**
 * Looks up what is typed at an address of the site.
 * @param href of a GET that answers JSON; called with `q`
 * @param q typed text, without spaces around; empty text isn't looked up
 * @returns null until there is an answer for `q`; `rows` is null where the lookup fails for now
 */
export function useFound<Row>(href: string, q: string): { rows: readonly Row[] | null } | null {
  const [found, setFound] = useState<{ q: string; rows: readonly Row[] | null } | null>(null)
  useEffect(() => {
    if (q === '') return setFound(null)
    const abort = new AbortController()
    const timer = setTimeout(() => {
      fetch(`${href}?${new URLSearchParams({ q })}`, { signal: abort.signal })
        .then(async (answer) =>
          setFound({ q, rows: answer.ok ? ((await answer.json()) as Row[]) : null }),
        )
        .catch(() => (abort.signal.aborted ? undefined : setFound({ q, rows: null })))
    }, REST_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [q, href])
  return q !== '' && found?.q === q ? found : null
}
