import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { pick } from '@/platform/pick'

/** The forms of price lists bring their own texts to the browser. */
export default async function PriceListsLayout({ children }: { children: ReactNode }) {
  const messages = await getMessages()
  return (
    <MessagesProvider
      messages={pick(messages, ['priceLists', 'priceRows', 'numbers', 'validation', 'common'])}
    >
      {children}
    </MessagesProvider>
  )
}
