import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** The forms of companies bring the desk's texts to the browser. */
export default async function CompaniesLayout({ children }: { children: ReactNode }) {
  const { staff } = await getMessages()
  return <MessagesProvider messages={{ staff: { form: staff.form } }}>{children}</MessagesProvider>
}
