import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages } from 'next-intl/server'
import type { ReactNode } from 'react'

/** The forms of the desk bring their own texts to the browser. */
export default async function CatalogDeskLayout({ children }: { children: ReactNode }) {
  const { desk, imports, pictures, staff } = await getMessages()
  return (
    <MessagesProvider
      messages={{
        imports,
        pictures: { manager: pictures.manager },
        staff: { form: staff.form },
        desk: { bulk: desk.bulk, chosen: desk.chosen, price: desk.price },
      }}
    >
      {children}
    </MessagesProvider>
  )
}
