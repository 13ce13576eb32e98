import type { ReactNode } from 'react'
import { Link } from '@/i18n/link'

/** The head of a page of the desk below a list: the way back to it, what the page is of, and what it says first. */
export function PageHead({
  back,
  title,
  marks,
  lead,
  children,
}: {
  back: { href: string; text: ReactNode }
  title: ReactNode
  /** beside the title: a number, a state, a deed */
  marks?: ReactNode
  lead?: ReactNode
  /** below it */
  children?: ReactNode
}) {
  return (
    <header className="grid grid-cols-1 gap-1">
      <p className="text-sm">
        <Link className="text-info underline" href={back.href}>
          {back.text}
        </Link>
      </p>
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <h1 className="min-w-0 text-xl break-words">{title}</h1>
        {marks}
      </div>
      {lead ? <p className="max-w-prose text-sm text-muted">{lead}</p> : null}
      {children}
    </header>
  )
}
