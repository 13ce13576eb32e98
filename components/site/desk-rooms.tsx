'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'

/**
 * The rooms of the desk, the present one marked. On a phone they are one row that scrolls sideways, with
 * the present one in view.
 */
export function DeskRooms({
  label,
  rooms,
}: {
  label: string
  /** own: of the reader's roles; they come first */
  rooms: readonly { href: string; name: string; own: boolean }[]
}) {
  const path = usePathname()
  const list = useRef<HTMLUListElement>(null)
  // The longest address that the page's begins with: the room that contains the page. The first is
  // the desk itself.
  const present = rooms
    .map(({ href }) => href)
    .filter((href) => path === href || (href !== rooms[0]?.href && path.startsWith(`${href}/`)))
    .toSorted((a, b) => b.length - a.length)[0]
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]')
    if (current && list.current)
      list.current.scrollLeft = current.offsetLeft - list.current.offsetLeft - 16
  }, [present])
  return (
    <nav aria-label={label} className="order-last w-full min-w-0">
      <ul
        ref={list}
        className="flex gap-x-4 max-lg:overflow-x-auto lg:flex-wrap [&>:not([data-own])]:text-muted"
      >
        {rooms.map(({ href, name, own }) => (
          <li key={href} className="shrink-0" data-own={own ? '' : undefined}>
            <Link
              href={href}
              prefetch={false}
              aria-current={href === present ? (href === path ? 'page' : 'true') : undefined}
              className="inline-flex min-h-9 items-center border-b-2 border-transparent whitespace-nowrap no-underline hover:border-control aria-[current]:border-copper aria-[current]:font-medium aria-[current]:text-ink"
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
