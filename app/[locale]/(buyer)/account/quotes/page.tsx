import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { OwnQuotes } from '@/features/orders/components/shop/own-lists'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/quotes')

type Props = PageProps<'/[locale]/account/quotes'>

/** All quotes sent to a buyer. */
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
