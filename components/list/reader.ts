import { getLocale } from 'next-intl/server'
import { localAddress } from '@/i18n/link'
import { routing, type Locale } from '@/i18n/routing'

/** Who a list is shown to: their language, and how an address of the site is written for them. */
export interface ListReader {
  locale: Locale
  to: (href: string) => string
}

/** The reader of the page that is being made. */
export const pageReader = async (): Promise<ListReader> => ({
  locale: await getLocale(),
  to: await localAddress(),
})

/** The reader of a sheet: nobody's links, and the language that the site speaks without being asked. */
export const sheetReader: ListReader = { locale: routing.defaultLocale, to: (href) => href }
