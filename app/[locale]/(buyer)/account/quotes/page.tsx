import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { OwnQuotes } from '@/features/orders/components/shop/own-lists'
import { AccountFrame } from '../account-frame'

type Props = PageProps<'/[locale]/account/quotes'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.rooms'))('quotes'), robots: { index: false } }
}

/** All quotes that a buyer was sent. */
export default function OwnQuotesPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content searchParams={searchParams} />
    </Suspense>
  )
}

async function Content({ searchParams }: Pick<Props, 'searchParams'>) {
  const actor = await requireSignedIn('/account/quotes')
  return (
    <AccountFrame room="quotes" name={actor.name}>
      <OwnQuotes actor={actor} params={await searchParams} />
    </AccountFrame>
  )
}
