import { createFormatter } from 'next-intl'
import { messages } from '@/i18n/messages'
import type { Locale } from '@/i18n/routing'
import { translator } from '@/i18n/translator'

/** The part of `next-intl/server` that a page uses, without a request: a test file mocks the module with this one. */

type Namespace = Parameters<typeof translator>[0]

let pageLocale: Locale = 'en'

/** Sets the language in which pages are rendered from here on. */
export const readPagesIn = (locale: Locale): void => {
  pageLocale = locale
}

/** The language in which pages are rendered now. */
export const readPageLocale = (): Locale => pageLocale

export const getLocale = () => Promise.resolve(pageLocale)

export const getTimeZone = () => Promise.resolve('Asia/Shanghai')

export const getTranslations = (options: Namespace | { locale?: Locale; namespace: Namespace }) =>
  Promise.resolve(
    typeof options === 'string'
      ? translator(options, pageLocale)
      : translator(options.namespace, options.locale ?? pageLocale),
  )

export const getFormatter = () =>
  Promise.resolve(createFormatter({ locale: pageLocale, timeZone: 'Asia/Shanghai' }))

export const getMessages = () => Promise.resolve(messages[pageLocale])
