'use client'

import { NextIntlClientProvider, useLocale, useMessages } from 'next-intl'
import { use, useMemo, type ReactNode } from 'react'
import type { Locale } from './routing'

type Texts = Promise<{ default: object }>

/** Texts of parts that are drawn later, or never: files of their own, which a browser caches. */
const LATE = {
  goods: { en: () => import('@/messages/en/goods.json') },
} satisfies Record<string, Record<Locale, () => Texts>>

const loaded = new Map<string, Texts>()

function textsOf(of: keyof typeof LATE, locale: Locale): Texts {
  const key = `${of} ${locale}`
  const known = loaded.get(key) ?? LATE[of][locale]()
  loaded.set(key, known)
  // A failed fetch is tried again the next time.
  known.catch(() => loaded.delete(key))
  return known
}

/**
 * Adds texts to the existing ones, fetched when the part that uses them is drawn. Only for the
 * browser, below a `Suspense`.
 */
export function LateMessages({ of, children }: { of: keyof typeof LATE; children: ReactNode }) {
  const locale = useLocale()
  const messages = useMessages()
  const { default: more } = use(textsOf(of, locale))
  const all = useMemo(() => ({ ...messages, [of]: more }), [messages, of, more])
  return (
    <NextIntlClientProvider locale={locale} messages={all}>
      {children}
    </NextIntlClientProvider>
  )
}
