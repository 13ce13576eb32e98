import type { ReactNode } from 'react'
import { Link } from '@/i18n/link'

/**
 * Head of a page on which a buyer answers a quote: the way back to it, and what answering leads to.
 */
export function AnswerHead({
  number,
  back,
  title,
  lead,
}: {
  /** of the quote, formatted */
  number: string
  back: string
  title: ReactNode
  lead: string
}) {
  return (
    <header className="grid gap-2">
      <p className="text-sm">
        <Link className="text-info underline" href={`/quotes/${number}`}>
          {back}
        </Link>
      </p>
      <h1 className="text-xl">{title}</h1>
      <p className="max-w-prose text-muted">{lead}</p>
    </header>
  )
}

/** Keeps part of a title on one line. */
export const unbroken = (text: ReactNode) => <span className="whitespace-nowrap">{text}</span>
