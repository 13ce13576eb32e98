import 'server-only'
import { headers } from 'next/headers'
import { unstable_rethrow } from 'next/navigation'
import { pageLocaleOf, routing, type Locale } from '@/i18n/routing'

/**
 * The language of the page that a call came from, read from the page's address; the house's
 * language where the call came from no page. Actions and routes stand outside of `[locale]`, and
 * Next gives them no root parameter.
 */
export function pageLocaleIn(received: Headers): Locale {
  return pageLocaleOf(received.get('referer'))
}

/** The same for the current call; the house's language outside of one, as in a job. */
export async function readerLocale(): Promise<Locale> {
  try {
    return pageLocaleIn(await headers())
  } catch (error) {
    unstable_rethrow(error)
    return routing.defaultLocale
  }
}
