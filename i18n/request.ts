import { hasLocale } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { locale as rootLocale } from 'next/root-params'
import { FACTORY_ZONE } from '@/platform/day'
import { messages } from './messages'
import { missingOnServer } from './missing-on-server'
import { routing } from './routing'

export default getRequestConfig(async (params) => {
  const requested = params.locale ?? (await rootLocale())
  const locale = hasLocale(routing.locales, requested) ? requested : routing.defaultLocale
  return {
    locale,
    messages: messages[locale],
    timeZone: FACTORY_ZONE,
    ...missingOnServer(locale),
  }
})
