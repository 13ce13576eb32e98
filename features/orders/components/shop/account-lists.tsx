import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { buttonVariants } from '@/components/ui/button'
import type { Actor } from '@/features/accounts/rules/actor'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { listQuotes } from '@/features/quotes/queries/quotes'
import { listRequests } from '@/features/requests/queries/requests'
import { Link } from '@/i18n/link'
import { formatMoney } from '@/platform/money'
import { deskDay } from '@/platform/dates'
import { listOrders } from '../../queries/orders'

/** A buyer's work: what waits for them first, then what waits for us, then what is done. */
export async function AccountLists({ actor, now }: { actor: Actor; now: Date }) {
  const [t, quotes, requests, orders] = await Promise.all([
    getTranslations('account'),
    listQuotes(actor),
    listRequests(actor),
    listOrders(actor),
  ])
  const day = (date: Date) => deskDay(date)
  const open = quotes.filter((quote) => quote.state === 'SENT')
  const toDecide = open.filter((quote) => quote.validUntil > now)
  const expired = open.filter((quote) => quote.validUntil <= now)
  const toPay = orders.filter((order) => order.state === 'AWAITING_DEPOSIT')
  const waiting = requests.filter(
    (request) => request.status === 'NEW' || request.status === 'IN_PROGRESS',
  )
  return (
    <>
      <List
        title={t('yourTurn')}
        empty={t('yourTurnEmpty')}
        action={
          <Link className={buttonVariants({ variant: 'outline' })} href="/catalog">
            {t('requestAnother')}
          </Link>
        }
      >
        {[
          ...toDecide.map((quote) => (
            <Row
              key={`q${quote.serial}`}
              number={formatQuoteNumber(quote.serial)}
              amount={formatMoney(quote.totalMinor, quote.currency)}
              note={t('validUntil', { date: day(new Date(quote.validUntil.getTime() - 1000)) })}
              href={`/quotes/${formatQuoteNumber(quote.serial)}`}
              action={t('decide')}
            />
          )),
          ...toPay.map((order) => (
            <Row
              key={`o${order.serial}`}
              number={formatOrderNumber(order.serial)}
              amount={formatMoney(order.totalMinor, order.currency)}
              href={`/orders/${formatOrderNumber(order.serial)}`}
              action={t('payDeposit')}
            />
          )),
        ]}
      </List>
      <List title={t('waiting')} empty={t('waitingEmpty')}>
        {waiting.map((request) => (
          <Row
            key={request.serial}
            number={formatRequestNumber(request.serial)}
            note={t('sentOn', { date: day(request.createdAt) })}
            href={`/requests/${formatRequestNumber(request.serial)}`}
          />
        ))}
      </List>
      <List title={t('orders')} empty={t('ordersEmpty')}>
        {orders
          .filter((order) => order.state !== 'AWAITING_DEPOSIT')
          .map((order) => (
            <Row
              key={order.serial}
              number={formatOrderNumber(order.serial)}
              amount={formatMoney(order.totalMinor, order.currency)}
              href={`/orders/${formatOrderNumber(order.serial)}`}
            />
          ))}
      </List>
      {expired.length > 0 ? (
        <List title={t('closed')} empty="">
          {expired.map((quote) => (
            <Row
              key={quote.serial}
              number={formatQuoteNumber(quote.serial)}
              amount={formatMoney(quote.totalMinor, quote.currency)}
              note={t('expired', { date: day(quote.validUntil) })}
              href={`/quotes/${formatQuoteNumber(quote.serial)}`}
            />
          ))}
        </List>
      ) : null}
    </>
  )
}

function List({
  title,
  empty,
  action,
  children,
}: {
  title: string
  empty: string
  action?: ReactNode
  children: ReactNode[]
}) {
  return (
    <section className="grid gap-2">
      <h2 className="text-base">{title}</h2>
      {children.length > 0 ? (
        <ul className="divide-y rounded-md border bg-white">{children}</ul>
      ) : (
        <div className="grid justify-items-start gap-3 rounded-md border border-dashed border-control p-4 text-sm text-muted">
          <p>{empty}</p>
          {action}
        </div>
      )}
    </section>
  )
}

function Row({
  number,
  amount,
  note,
  href,
  action,
}: {
  number: string
  amount?: string
  note?: string
  href: string
  action?: string
}) {
  return (
    <li className="flex min-h-14 flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2 text-sm">
      <Link href={href} className="font-mono text-info underline">
        {number}
      </Link>
      {amount ? <span className="font-semibold tabular-nums">{amount}</span> : null}
      {note ? <span className="text-muted">{note}</span> : null}
      {action ? (
        <Link href={href} className={`ms-auto ${buttonVariants()}`}>
          {action}
        </Link>
      ) : null}
    </li>
  )
}
