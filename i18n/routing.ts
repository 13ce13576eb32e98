import { hasLocale } from 'next-intl'
import { defineRouting } from 'next-intl/routing'

/**
 * The languages of the site. A new one is a folder in messages/ and its code
 * here; the default language has no prefix in its addresses.
 */
export const routing = defineRouting({
  locales: ['en'],
  defaultLocale: 'en',
  localePrefix: 'as-needed',
  localeDetection: false,
})

export type Locale = (typeof routing.locales)[number]

/** A page's address in a language. @param path from the root, in the default language */
export const pathIn = (path: string, locale: string): string =>
  locale === routing.defaultLocale || !path.startsWith('/') ? path : `/${locale}${path}`

/** The language of a page by its address; the default one where the address has none. @param path from the root */
export const localeInPath = (path: string): Locale => localeOf(path.split('/')[1])

/** The language of the page that a call came from; the default one where it came from none. */
export const pageLocaleOf = (referer: string | null | undefined): Locale =>
  localeInPath(referer && URL.canParse(referer) ? new URL(referer).pathname : '')

/**
 * The language recorded for a request or a document; the default one where it isn't one of ours, or
 * none was recorded.
 */
export const localeOf = (noted: string | null | undefined): Locale =>
  hasLocale(routing.locales, noted) ? noted : routing.defaultLocale
