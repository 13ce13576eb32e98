import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'

/**
 * The section in which a quote is signed, or that says what its signature waits for: letters link
 * to it.
 */
export async function SigningSection({
  revision,
  children,
}: {
  revision: number
  children: ReactNode
}) {
  const t = await getTranslations('quotes.page')
  return (
    <section
      id="accept"
      aria-labelledby="accept-title"
      className="grid gap-4 rounded-md border border-control bg-white p-4 md:p-6"
      data-print="hide"
    >
      <h2 id="accept-title" className="text-lg">
        {t('acceptTitle', { revision })}
      </h2>
      {children}
    </section>
  )
}
