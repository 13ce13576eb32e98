'use client'

import { useEffect, useState } from 'react'

/** Typing rests so long before anything is asked for. */
const REST_MS = 150

/**
 * Asks an address of the site what is meant by what is typed.
 * @param href of a GET that answers JSON; asked with `q`
 * @param q what is typed, without spaces around; nothing is asked for nothing
 * @returns null while nothing is known of `q`; `rows` is null where it can't be asked for now
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
