import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { OwnRequests } from '@/features/orders/components/shop/own-lists'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/requests')

type Props = PageProps<'/[locale]/account/requests'>

/** All requests of a buyer. */
export default function OwnRequestsPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content searchParams={searchParams} />
    </Suspense>
  )
}

async function Content({ searchParams }: Pick<Props, 'searchParams'>) {
  const actor = await requireSignedIn('/account/requests')
  return (
    <AccountFrame room="requests" name={actor.name}>
      <OwnRequests actor={actor} params={await searchParams} />
    </AccountFrame>
  )
}
