import type { ReactNode } from 'react'

/** One section of a company's page, with its count. */
export function CompanySection({
  id,
  title,
  count,
  children,
}: {
  id: string
  title: string
  count?: number
  children: ReactNode
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="grid scroll-mt-4 gap-3">
      <h2 id={`${id}-title`} className="text-lg">
        {title} {count === undefined ? null : <span className="text-muted">{count}</span>}
      </h2>
      {children}
    </section>
  )
}
