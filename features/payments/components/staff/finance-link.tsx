import type { ReactNode } from 'react'
import { Link } from '@/i18n/link'

/** A link in a table to a page of finance. */
export function FinanceLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="inline-flex min-h-6 items-center text-info underline" href={href}>
      {children}
    </Link>
  )
}
