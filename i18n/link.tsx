import NextLink from 'next/link'
import { locale as rootLocale } from 'next/root-params'
import type { ComponentProps } from 'react'
import { pathIn } from './routing'

/** Writes an address in the visitor's language; for the plain links inside a LinkArea. */
export async function localAddress(): Promise<(href: string) => string> {
  const locale = await rootLocale()
  return (href) => pathIn(href, locale)
}

/**
 * A link of a server component that keeps the visitor's language. It costs the
 * browser nothing beyond next/link; client components inside a message
 * provider use the Link of ./navigation.
 *
 * An address with a query is not fetched ahead unless asked for: Next 16.4 takes
 * the shell it then has of a page for the page of any other query, and following
 * the link changes the address but never the list. A page of the desk is fetched
 * when its link is neared: see components/site/fetch-ahead.
 */
export async function Link({
  href,
  prefetch,
  ...props
}: Omit<ComponentProps<typeof NextLink>, 'href'> & { href: string }) {
  return (
    <NextLink
      href={(await localAddress())(href)}
      prefetch={prefetch ?? (href.includes('?') || href.startsWith('/staff') ? false : null)}
      {...props}
    />
  )
}
