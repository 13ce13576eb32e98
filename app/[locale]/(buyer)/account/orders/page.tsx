import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { OwnOrders } from '@/features/orders/components/shop/own-lists'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/orders')

type Props = PageProps<'/[locale]/account/orders'>

/** All orders of a buyer. */
export default function OwnOrdersPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content searchParams={searchParams} />
    </Suspense>
  )
}

async function Content({ searchParams }: Pick<Props, 'searchParams'>) {
  const actor = await requireSignedIn('/account/orders')
  return (
    <AccountFrame room="orders" name={actor.name}>
      <OwnOrders actor={actor} params={await searchParams} />
    </AccountFrame>
  )
}
