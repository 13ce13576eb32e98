'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent, ReactNode, SyntheticEvent } from 'react'

/** The plain link an event happened in, if it leads within the site. */
function linkOf(event: SyntheticEvent): HTMLAnchorElement | null {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  return link?.getAttribute('href')?.startsWith('/') && !link.target && !link.download ? link : null
}

/**
 * Lets the plain links inside navigate without loading a page anew. A list of a
 * hundred links costs one listener instead of a hundred components, on the
 * server and in the browser; a link is fetched as soon as a pointer nears it.
 */
export function LinkArea({ className, children }: { className?: string; children: ReactNode }) {
  const router = useRouter()
  const near = (event: SyntheticEvent) => {
    const link = linkOf(event)
    // Not what differs by its query alone: see the Link of i18n/link.
    if (link && link.pathname !== location.pathname) router.prefetch(link.pathname + link.search)
  }
  const follow = (event: MouseEvent) => {
    const link = linkOf(event)
    if (
      !link ||
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    router.push(link.pathname + link.search + link.hash, {
      scroll: !link.closest('[data-scroll=keep]'),
    })
  }
  return (
    // The links inside are what takes the keyboard; this only listens.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      className={className}
      onClick={follow}
      onMouseOver={near}
      onTouchStart={near}
      onFocus={near}
    >
      {children}
    </div>
  )
}
