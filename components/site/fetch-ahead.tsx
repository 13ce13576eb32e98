'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode, SyntheticEvent } from 'react'

/** The plain link of an event, if it leads to a page of the site. */
export function linkOf(event: SyntheticEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const href = link?.getAttribute('href')
  return href?.startsWith('/') && !href.startsWith('/api/') && !link?.target && !link?.download
    ? link
    : null
}

/** Fetches the page of a link that a pointer, a finger or the keyboard has reached. */
export function useFetchAhead(): (event: SyntheticEvent) => void {
  const router = useRouter()
  return (event) => {
    const link = linkOf(event)
    // Not pages that differ only by their query: see the Link of i18n/link.
    if (link && link.pathname !== location.pathname) router.prefetch(link.pathname + link.search)
  }
}

/**
 * Fetches pages ahead for the links inside, when one is approached. The desk has some forty links
 * in view: fetching all of them with every page was more work than the page.
 */
export function FetchAhead({ children }: { children: ReactNode }) {
  const near = useFetchAhead()
  return (
    // The links inside are what takes the keyboard; this only listens.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="contents" onMouseOver={near} onTouchStart={near} onFocus={near}>
      {children}
    </div>
  )
}
