'use client'

import { NextIntlClientProvider, type AbstractIntlMessages } from 'next-intl'
import { useMemo, type ReactNode } from 'react'
import { strict } from '@/platform/env/strict'
import { missingMessages } from './missing-message'
import type { Locale } from './routing'

/**
 * The browser's half of the `MessagesProvider`: functions can't be passed from the server, so the
 * handling of a missing message is defined here.
 */
export function ClientMessages({
  locale,
  timeZone,
  messages,
  missingText,
  children,
}: {
  locale: Locale
  timeZone: string
  messages: AbstractIntlMessages
  missingText: string
  children: ReactNode
}) {
  const missing = useMemo(
    () =>
      missingMessages({
        strict,
        text: missingText,
        report: (what) =>
          console.error('a text is missing', 'key' in what ? what.key : what.error.message),
      }),
    [missingText],
  )
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={messages} {...missing}>
      {children}
    </NextIntlClientProvider>
  )
}
