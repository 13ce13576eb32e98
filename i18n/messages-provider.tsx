import { type AbstractIntlMessages } from 'next-intl'
import { getLocale, getTimeZone, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ClientMessages } from './client-messages'

/** Gives client components the texts they say, and what to do about a missing one. The only provider: next-intl's own would show its key. */
export async function MessagesProvider({
  messages,
  children,
}: {
  messages: AbstractIntlMessages
  children: ReactNode
}) {
  const [locale, timeZone, t] = await Promise.all([
    getLocale(),
    getTimeZone(),
    getTranslations('common'),
  ])
  return (
    <ClientMessages
      locale={locale}
      timeZone={timeZone}
      messages={messages}
      missingText={t('missingText')}
    >
      {children}
    </ClientMessages>
  )
}
