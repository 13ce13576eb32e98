import { type AbstractIntlMessages } from 'next-intl'
import { getLocale, getTimeZone } from 'next-intl/server'
import type { ReactNode } from 'react'
import { messages as all } from './messages'
import type { Locale } from './routing'
import { ClientMessages } from './client-messages'

/**
 * Provides client components with their texts, and with the handling of a missing one. The only
 * provider: next-intl's own would show the key.
 */
export async function MessagesProvider({
  locale: own,
  messages,
  children,
}: {
  /** of the texts, where it differs from the page's: a document has its own language */
  locale?: Locale
  messages: AbstractIntlMessages
  children: ReactNode
}) {
  const [locale, timeZone] = await Promise.all([own ?? getLocale(), getTimeZone()])
  return (
    <ClientMessages
      locale={locale}
      timeZone={timeZone}
      messages={messages}
      missingText={all[locale].common.missingText}
    >
      {children}
    </ClientMessages>
  )
}
