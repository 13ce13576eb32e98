import { getLocale } from 'next-intl/server'
import { localAddress } from '@/i18n/link'
import { routing, type Locale } from '@/i18n/routing'

/** The reader of a list: their language, and how addresses of the site are written for them. */
export interface ListReader {
  locale: Locale
  to: (href: string) => string
}

/** The reader of the page that is being rendered. */
export const pageReader = async (): Promise<ListReader> => ({
  locale: await getLocale(),
  to: await localAddress(),
})

/** The reader of a sheet: without links, in the site's default language. */
export const sheetReader: ListReader = { locale: routing.defaultLocale, to: (href) => href }
