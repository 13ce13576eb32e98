import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { currentViewer } from '@/features/accounts/queries/current-viewer'
import { OrderPage } from '@/features/payments/components/shop/order-page'
import { getOrder } from '@/features/orders/queries/orders'
import { parseOrderNumber } from '@/features/orders/schema'
import { reconcilePayment } from '@/features/payments/commands/reconcile-payment'
import { NotFoundError } from '@/platform/errors'

type Props = PageProps<'/[locale]/orders/[number]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).number, robots: { index: false } }
}

export default function Page(props: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Order {...props} />
    </Suspense>
  )
}

async function Order({ params, searchParams }: Props) {
  const serial = parseOrderNumber((await params).number)
  const query = await searchParams
  const viewer = await currentViewer()
  if (serial === null || viewer.kind === 'anonymous') notFound()
  // Coming back from the payment page: what Stripe says counts now, its webhook may come later.
  const sessionId = [query['session_id'] ?? ''].flat()[0] ?? ''
  await getOrder(viewer, serial).catch(hide)
  if (sessionId) await reconcilePayment(sessionId)
  const order = await getOrder(viewer, serial).catch(hide)
  return (
    <OrderPage
      order={order}
      viewer={viewer}
      returned={sessionId ? 'paid' : query['payment'] === 'cancelled' ? 'cancelled' : null}
    />
  )
}

function hide(error: unknown): never {
  if (error instanceof NotFoundError) notFound()
  throw error
}
