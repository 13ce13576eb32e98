import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { isAnonymous } from '@/features/accounts/rules/actor'
import { OrderSamples } from '@/features/orders/components/order-samples'
import { LinkNeeded } from '@/features/orders/components/shop/link-needed'
import { BuyerClaims } from '@/features/claims/components/shop/buyer-claims'
import { claimsOf } from '@/features/claims/queries/claims'
import { GoodsTrack } from '@/features/fulfilment/components/goods-track'
import { goodsOf } from '@/features/fulfilment/queries/goods'
import { OwnCancel } from '@/features/order-changes/components/shop/own-cancel'
import { Amendments } from '@/features/order-changes/components/amendments'
import { SignAmendment } from '@/features/order-changes/components/shop/sign-amendment'
import { amendmentsOf } from '@/features/order-changes/queries/amendments'
import { HoldNote } from '@/features/order-changes/components/hold-note'
import { holdsOf } from '@/features/order-changes/queries/holds'
import { overpaidBy } from '@/features/payments/queries/overpaid'
import { OrderOverview } from '@/features/payments/components/shop/order-overview'
import { samplesOf } from '@/features/orders/queries/samples'
import { sampleDeedOpen } from '@/features/orders/rules/sample-life'
import { may } from '@/features/accounts/rules/permissions'
import { cancellationOf } from '@/features/order-changes/queries/cancellation'
import { OrderPage } from '@/features/payments/components/shop/order-page'
import { bankAccount } from '@/features/company/queries/bank'
import { getOrder } from '@/features/orders/queries/orders'
import { TrueUps } from '@/features/true-up/components/true-ups'
import { trueUpsOf } from '@/features/true-up/queries/true-ups'
import { PaperList } from '@/features/papers/components/paper-list'
import { papersOf } from '@/features/papers/queries/papers'
import { SlipSection } from '@/features/transfers/components/shop/slip-section'
import { slipsOf } from '@/features/transfers/queries/slips'
import { factoryDay } from '@/platform/day'
import { parseOrderNumber } from '@/platform/numbers'
import { reconcilePayment } from '@/features/payments/commands/reconcile-payment'
import { NotFoundError } from '@/platform/errors'

export const generateMetadata = tabTitle('/orders/[number]')

type Props = PageProps<'/[locale]/orders/[number]'>

export default function Page(props: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Order {...props} />
    </Suspense>
  )
}

async function Order({ params, searchParams }: Props) {
  const { number } = await params
  const serial = parseOrderNumber(number)
  const query = await searchParams
  const actor = await currentActor()
  if (serial === null) notFound()
  const closed = <LinkNeeded actor={actor} number={number} path={`/orders/${number}`} />
  if (isAnonymous(actor)) return closed
  // Back from the payment page: Stripe's state is read now, since its webhook may come later.
  const sessionId = [query['session_id'] ?? ''].flat()[0] ?? ''
  if (!(await getOrder(actor, serial).catch(hide))) return closed
  if (sessionId) await reconcilePayment(sessionId)
  const order = await getOrder(actor, serial).catch(hide)
  if (!order) return closed
  const [account, slips, goods, samples, { holds }] = await Promise.all([
    bankAccount(order.currency),
    slipsOf(actor, serial),
    goodsOf(actor, serial, new Date()),
    samplesOf(actor, serial),
    holdsOf(actor, serial),
  ])
  return (
    <>
      <OrderPage
        order={order}
        actor={actor}
        account={account}
        slip={
          <SlipSection order={order} actor={actor} slips={slips} hasAccount={account !== null} />
        }
        papers={<PaperList papers={await papersOf(actor, serial)} />}
        overview={
          <OrderOverview
            order={order}
            goods={goods}
            today={factoryDay(new Date())}
            decidesSample={
              actor.kind !== 'staff' &&
              samples.samples.some(({ state }) => sampleDeedOpen('decide', state))
            }
          />
        }
        goods={
          <div className="grid grid-cols-1 gap-4">
            <HoldNote holds={holds} />
            <GoodsTrack goods={goods} />
          </div>
        }
        amendments={
          <Amendments
            serial={serial}
            {...await amendmentsOf(actor, serial, new Date())}
            deedsOf={(amendment) => (
              <SignAmendment serial={serial} order={order} actor={actor} amendment={amendment} />
            )}
          />
        }
        claims={
          <BuyerClaims
            view={await claimsOf(actor, serial)}
            mayOpen={actor.kind !== 'staff' && may(actor, 'claim.open', order)}
          />
        }
        cancelTerms={
          <OwnCancel
            view={await cancellationOf(actor, serial)}
            mayAsk={actor.kind !== 'staff' && may(actor, 'order.ask-cancel', order)}
          />
        }
        trueUps={<TrueUps view={await trueUpsOf(actor, serial)} />}
        overpaidMinor={sessionId ? await overpaidBy(sessionId, order.id) : 0}
        returned={sessionId ? 'paid' : query['payment'] === 'cancelled' ? 'cancelled' : null}
      />
      <OrderSamples actor={actor} serial={serial} />
      {actor.kind === 'staff' ? (
        <div className="shell pb-10">
          <ActivityPanel actor={actor} object={{ type: 'order', id: order.id }} />
        </div>
      ) : null}
    </>
  )
}

function hide(error: unknown): null {
  if (error instanceof NotFoundError) return null
  throw error
}
