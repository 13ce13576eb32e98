import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { CheckForm } from '@/features/quotes/components/shop/check-form'
import { MessagesProvider } from '@/i18n/messages-provider'
import { parseQuoteNumber } from '@/platform/numbers'

type Props = PageProps<'/[locale]/check'>

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('check')
  return { title: t('title'), alternates: { canonical: '/check' } }
}

/** Where anybody with a signed document learns whether it is the one that was signed. */
export default async function CheckPage({ searchParams }: Props) {
  const [t, { check }] = await Promise.all([getTranslations('check'), getMessages()])
  return (
    <main id="content" className="shell grid max-w-3xl gap-6 py-10">
      <div className="grid gap-2">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="max-w-prose text-muted">{t('lead')}</p>
      </div>
      <MessagesProvider messages={{ check }}>
        {/* No form as a fallback: what is typed into a form that is replaced would be lost. */}
        <Suspense fallback={<Skeleton className="h-96" />}>
          <PaperByNumber searchParams={searchParams} />
        </Suspense>
      </MessagesProvider>
    </main>
  )
}

async function PaperByNumber({ searchParams }: Pick<Props, 'searchParams'>) {
  const { number } = await searchParams
  const validNumber = typeof number === 'string' && parseQuoteNumber(number) !== null ? number : ''
  return <CheckForm number={validNumber} />
}
