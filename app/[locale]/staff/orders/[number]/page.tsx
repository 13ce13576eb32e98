import { randomUUID } from 'node:crypto'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { Badge } from '@/components/ui/badge'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { SlotsPanel } from '@/features/capacity/components/staff/slots-panel'
import { orderSlots } from '@/features/capacity/queries/order-slots'
import { Claims } from '@/features/claims/components/claims'
import { AnswerForm } from '@/features/claims/components/staff/answer-form'
import { claimsOf } from '@/features/claims/queries/claims'
import { GoodsTrack } from '@/features/fulfilment/components/goods-track'
import { LineForms } from '@/features/fulfilment/components/staff/line-forms'
import { OrderMoney } from '@/features/fulfilment/components/staff/order-money'
import { SendForm, ShipmentDeeds } from '@/features/fulfilment/components/staff/shipment-forms'
import { goodsOf } from '@/features/fulfilment/queries/goods'
import { nextStep } from '@/features/fulfilment/rules/next-step'
import { orderPostings } from '@/features/ledger/queries/statement'
import { getOrder } from '@/features/orders/queries/orders'
import { Amendments } from '@/features/order-changes/components/amendments'
import { AmendmentDeeds, AmendPanel } from '@/features/order-changes/components/staff/amend-panel'
import { amendableOf } from '@/features/order-changes/queries/amendable'
import { amendmentsOf } from '@/features/order-changes/queries/amendments'
import { CancelPanel } from '@/features/order-changes/components/staff/cancel-panel'
import { InterestPanel } from '@/features/order-changes/components/staff/interest-panel'
import { lateInterest } from '@/features/order-changes/queries/late-interest'
import { HoldPanel } from '@/features/order-changes/components/staff/hold-panel'
import { holdsOf } from '@/features/order-changes/queries/holds'
import { cancellationOf } from '@/features/order-changes/queries/cancellation'
import { ExportForms } from '@/features/papers/components/staff/export-forms'
import { PapersPanel } from '@/features/papers/components/staff/papers-panel'
import { exportsOf } from '@/features/papers/queries/exports'
import { papersOf, papersToIssue } from '@/features/papers/queries/papers'
import { OrderPostings } from '@/features/payments/components/staff/order-postings'
import { EntryForms } from '@/features/true-up/components/staff/entry-forms'
import { TrueUps } from '@/features/true-up/components/true-ups'
import { shipmentsToEnter, trueUpsOf } from '@/features/true-up/queries/true-ups'
import { ThreadPanel } from '@/features/threads/components/thread-panel'
import { Link } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber, formatQuoteNumber, parseOrderNumber } from '@/platform/numbers'
import { pick } from '@/platform/pick'

export const generateMetadata = tabTitle('/staff/orders/[number]')

/** An order on one screen: next step, money, goods, papers, conversation, history. */
export default async function StaffOrderPage({
  params,
}: PageProps<'/[locale]/staff/orders/[number]'>) {
  const serial = parseOrderNumber((await params).number)
  const actor = await requireStaff()
  if (serial === null) notFound()
  const now = new Date()
  const order = await orNotFound(getOrder(actor, serial))
  const [goods, t, words, states, locale, messages] = await Promise.all([
    goodsOf(actor, serial, now),
    getTranslations('fulfilment.desk'),
    getTranslations('fulfilment'),
    getTranslations('orders.states'),
    getLocale(),
    getMessages(),
  ])
  const number = formatOrderNumber(serial)
  const fulfils = may(actor, 'order.fulfil')
  const handsOver = may(actor, 'order.papers')
  const [papers, open, trueUps, toEnter, claims, { holds }, interest, postings, exported] =
    await Promise.all([
      papersOf(actor, serial),
      handsOver ? papersToIssue(actor, serial, now) : [],
      trueUpsOf(actor, serial),
      may(actor, 'true-up.record') ? shipmentsToEnter(actor, serial) : [],
      claimsOf(actor, serial),
      holdsOf(actor, serial),
      may(actor, 'interest.bill') ? lateInterest(actor, serial, now) : null,
      may(actor, 'ledger.read') ? orderPostings(actor, order.id) : [],
      may(actor, 'export.record') ? exportsOf(actor, serial) : [],
    ])
  const [{ amendments }, amendable] = await Promise.all([
    amendmentsOf(actor, serial, now),
    may(actor, 'order.amend') ? amendableOf(actor, serial, now) : null,
  ])
  const next = nextStep(goods)
  const isOpenAmendment = amendments.some(({ state, ended }) => state !== 'SIGNED' && !ended)
  const deposit = formatMoney(order.deposit?.amountMinor ?? 0, order.currency, locale)
  return (
    <main id="content" className="shell grid grid-cols-1 gap-6 py-6">
      <header className="grid gap-2">
        <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <h1 className="text-xl">{t('title', { number })}</h1>
          <Badge data-testid="order-state" variant={order.state === 'CONFIRMED' ? 'ok' : 'info'}>
            {states(order.state)}
          </Badge>
          <p className="text-muted">{t('for', { company: order.companyName })}</p>
          <Link className="text-sm text-info underline" href={`/orders/${number}`}>
            {t('buyerPage')}
          </Link>
          <Link
            className="text-sm text-info underline"
            href={`/staff/quotes/${formatQuoteNumber(order.quoteSerial)}`}
          >
            {t('quote', { number: formatQuoteNumber(order.quoteSerial) })}
          </Link>
          {may(actor, 'ledger.read') ? (
            <Link
              className="text-sm text-info underline"
              href={`/staff/finance/payments?q=${number}`}
            >
              {t('payments')}
            </Link>
          ) : null}
        </div>
        <p className="max-w-prose" data-testid="next-step">
          <strong>{t('next')}</strong>{' '}
          {next.code === 'work'
            ? t('nexts.work', { title: next.title, stage: words(`stages.${next.stage}`) })
            : next.code === 'inspect'
              ? t('nexts.inspect', { title: next.title })
              : next.code === 'ship'
                ? t('nexts.ship', { pieces: next.pieces })
                : next.code === 'arrive' || next.code === 'release'
                  ? t(`nexts.${next.code}`, { number: next.number })
                  : t(`nexts.${next.code}`, { amount: deposit })}
        </p>
      </header>
      <OrderMoney order={order} />
      <OrderPostings rows={postings} />
      <MessagesProvider messages={{ staff: pick(messages.staff, ['form']) }}>
        <FormPerson id={actor.userId}>
          {interest ? <InterestPanel interest={interest} /> : null}
          <Amendments
            serial={serial}
            amendments={amendments}
            deedsOf={(amendment) => (
              <AmendmentDeeds serial={serial} amendment={amendment} actor={actor} />
            )}
          />
          <HoldPanel
            serial={serial}
            holds={holds}
            mayHold={may(actor, 'order.hold') && order.state !== 'CANCELLED'}
            mayCredit={may(actor, 'credit.set')}
          />
        </FormPerson>
      </MessagesProvider>
      <MessagesProvider
        messages={{
          staff: pick(messages.staff, ['form']),
          fulfilment: pick(messages.fulfilment, ['desk', 'stages']),
          request: messages.request,
        }}
      >
        <FormPerson id={actor.userId}>
          {fulfils ? <SendForm goods={goods} now={now} /> : null}
          <GoodsTrack
            goods={goods}
            deedsOf={(line) => (fulfils ? <LineForms line={line} goods={goods} /> : null)}
            shipmentDeedsOf={(shipment) => (
              <ShipmentDeeds
                shipment={shipment}
                fulfils={fulfils}
                handsOver={handsOver}
                now={now}
              />
            )}
          />
        </FormPerson>
      </MessagesProvider>
      <MessagesProvider messages={{ staff: pick(messages.staff, ['form']) }}>
        <FormPerson id={actor.userId}>
          <SlotsPanel
            view={await orderSlots(actor, serial)}
            mayPlan={may(actor, 'capacity.plan')}
          />
          <TrueUps view={trueUps} />
          <EntryForms open={toEnter} now={now} />
          <Claims
            view={claims}
            deedsOf={(claim) =>
              may(actor, 'claim.answer') ? (
                <AnswerForm claim={claim} currency={claims.currency} />
              ) : null
            }
          />
          <PapersPanel
            serial={serial}
            papers={papers}
            open={open}
            creditKey={may(actor, 'credit.issue') ? randomUUID() : null}
          />
          <ExportForms shipments={exported} now={now} />
        </FormPerson>
      </MessagesProvider>
      <MessagesProvider messages={{ staff: pick(messages.staff, ['form']) }}>
        <FormPerson id={actor.userId}>
          {amendable && !isOpenAmendment ? <AmendPanel serial={serial} order={amendable} /> : null}
          <CancelPanel
            view={await cancellationOf(actor, serial)}
            mayCancel={may(actor, 'order.cancel')}
          />
        </FormPerson>
      </MessagesProvider>
      <ThreadPanel actor={actor} serial={order.requestSerial} all={false} desk />
      <ActivityPanel actor={actor} object={{ type: 'order', id: order.id }} />
    </main>
  )
}
