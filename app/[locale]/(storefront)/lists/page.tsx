import type { Metadata } from 'next'
import { MessagesProvider } from '@/i18n/messages-provider'
import { getMessages, getTranslations } from 'next-intl/server'
import { ListsDesk } from '@/features/requests/components/shop/saved/lists-desk'
import { pick } from '@/platform/pick'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('lists')
  return { title: t('title'), robots: { index: false } }
}

/** Static for everyone: the browser asks whose lists to show. */
export default async function ListsPage() {
  const [t, messages] = await Promise.all([getTranslations('lists'), getMessages()])
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] content-start gap-5 py-6">
      <header className="grid gap-1">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('lead')}</p>
      </header>
      <MessagesProvider messages={pick(messages, ['lists', 'request'])}>
        <ListsDesk />
      </MessagesProvider>
    </main>
  )
}
