'use client'

import { useRouter } from 'next/navigation'
import type { MouseEvent, ReactNode } from 'react'
import { linkOf, useFetchAhead } from './fetch-ahead'

/**
 * Lets the plain links inside navigate without a full page load. A list of a hundred links costs
 * one listener instead of a hundred components, on the server and in the browser; a link's page is
 * fetched as soon as a pointer approaches it.
 */
export function LinkArea({ className, children }: { className?: string; children: ReactNode }) {
  const router = useRouter()
  const near = useFetchAhead()
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
