import type { ReactNode } from 'react'
import { Link } from '@/i18n/link'

/** To a page of finance, as its tables lead there. */
export function FinanceLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="inline-flex min-h-6 items-center text-info underline" href={href}>
      {children}
    </Link>
  )
}
