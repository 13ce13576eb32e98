import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** The forms of price lists bring their own texts to the browser. */
export default async function PriceListsLayout({ children }: { children: ReactNode }) {
  const { priceLists } = await getMessages()
  return <MessagesProvider messages={{ priceLists }}>{children}</MessagesProvider>
}
