import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'
import { pick } from '@/platform/pick'

/** The forms of the desk bring their own texts to the browser. */
export default async function TariffDeskLayout({ children }: { children: ReactNode }) {
  const { staff, tariffDesk } = await getMessages()
  return (
    <MessagesProvider
      messages={{
        staff: { form: staff.form, tariffs: pick(staff.tariffs, ['import']) },
        tariffDesk: pick(tariffDesk, ['watcher']),
      }}
    >
      {children}
    </MessagesProvider>
  )
}
