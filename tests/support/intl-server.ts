import { createFormatter } from 'next-intl'
import { messages } from '@/i18n/messages'
import { translator } from '@/i18n/translator'

/** What of `next-intl/server` a page asks for, without a request: a test file mocks the module with this one. */

export const getTranslations = (namespace: Parameters<typeof translator>[0]) =>
  Promise.resolve(translator(namespace))

export const getFormatter = () =>
  Promise.resolve(createFormatter({ locale: 'en', timeZone: 'Asia/Shanghai' }))

export const getMessages = () => Promise.resolve(messages.en)
