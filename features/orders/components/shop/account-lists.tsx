import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { openList } from '@/components/list/open-list'
import { buttonVariants } from '@/components/ui/button'
import type { Actor } from '@/features/accounts/rules/actor'
import { ownQuoteTable } from '@/features/quotes/queries/own-quotes'
import { OWN_QUOTE_LIST } from '@/features/quotes/rules/own-quote-list'
import { ownRequestTable } from '@/features/requests/queries/own-requests'
import { OWN_REQUEST_LIST } from '@/features/requests/rules/own-request-list'
import { Link } from '@/i18n/link'
import { askedSignatures } from '@/features/quotes/queries/signatures'
import { ownOrderTable } from '../../queries/own-orders'
import { OWN_ORDER_LIST } from '../../rules/own-order-list'
import { tradeRows } from './trade-rows'

/** Rows of each kind on the account's first page; a link leads to the rest, with their number. */
const FIRST = 8

/** A buyer's work: what waits for them first, then what waits for us, then what is finished. */
export async function AccountLists({ actor, now }: { actor: Actor; now: Date }) {
  const [t, rows, quotes, requests, orders] = await Promise.all([
    getTranslations('account'),
    tradeRows(actor, now),
    ownQuoteTable(actor, now),
    ownRequestTable(actor),
    ownOrderTable(actor),
  ])
  const signatures = await askedSignatures(actor, now)
  const [toSign, awaitingColleague] = [true, false].map((own) =>
    signatures.filter(({ isTheirTurn }) => isTheirTurn === own).map(rows.signature),
  )
  const first = { pageRows: FIRST }
  const of = {
    quotes: async (standing: string) =>
      (await openList({ ...OWN_QUOTE_LIST, ...first }, quotes, { standing })).page,
    requests: async (standing: string) =>
      (await openList({ ...OWN_REQUEST_LIST, ...first }, requests, { standing })).page,
    orders: async (standing: string, sort: 'due' | 'number', down: boolean) =>
      (await openList({ ...OWN_ORDER_LIST, ...first, order: { sort, down } }, orders, { standing }))
        .page,
  }
  const [toDecide, answered, expired, waiting, toPay, begun] = await Promise.all([
    of.quotes('SIGNABLE'),
    of.quotes('ANSWERED'),
    of.quotes('EXPIRED'),
    of.requests('OPEN'),
    of.orders('TO_PAY', 'due', false),
    of.orders('BEGUN', 'number', true),
  ])
  /** A quote that waits for an approver is listed only there. */
  const isOpen = ({ serial }: { serial: number }) =>
    signatures.every(({ quoteSerial }) => quoteSerial !== serial)
  const rest = (
    { total, rows: shown }: { total: number; rows: readonly unknown[] },
    href: string,
    name: 'moreQuotes' | 'moreRequests' | 'moreOrders',
  ) => (total > shown.length ? { href, text: t(name, { count: total }) } : null)
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
        rest={[
          rest(toDecide, '/account/quotes?standing=SIGNABLE', 'moreQuotes'),
          rest(toPay, '/account/orders?standing=TO_PAY', 'moreOrders'),
        ]}
      >
        {[
          ...(toSign ?? []),
          ...toDecide.rows.filter(isOpen).map(rows.quote),
          ...toPay.rows.map(rows.order),
        ]}
      </List>
      <List
        title={t('waiting')}
        empty={t('waitingEmpty')}
        rest={[
          rest(answered, '/account/quotes?standing=ANSWERED', 'moreQuotes'),
          rest(waiting, '/account/requests?standing=OPEN', 'moreRequests'),
        ]}
      >
        {[
          ...(awaitingColleague ?? []),
          ...answered.rows.map(rows.quote),
          ...waiting.rows.map(rows.request),
        ]}
      </List>
      <List
        title={t('orders')}
        empty={t('ordersEmpty')}
        rest={[rest(begun, '/account/orders?standing=BEGUN', 'moreOrders')]}
      >
        {begun.rows.filter(({ owes }) => owes === null).map(rows.order)}
      </List>
      {expired.rows.length > 0 ? (
        <List
          title={t('closed')}
          empty=""
          rest={[rest(expired, '/account/quotes?standing=EXPIRED', 'moreQuotes')]}
        >
          {expired.rows.map(rows.quote)}
        </List>
      ) : null}
    </>
  )
}

function List({
  title,
  empty,
  action,
  rest,
  children,
}: {
  title: string
  empty: string
  action?: ReactNode
  /** links to the rows not shown here */
  rest: readonly ({ href: string; text: string } | null)[]
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
      {rest.some(Boolean) ? (
        <p className="flex flex-wrap gap-x-6 text-sm">
          {rest.map((each) =>
            each ? (
              <Link
                key={each.href}
                href={each.href}
                className="inline-flex min-h-11 items-center text-info underline"
              >
                {each.text}
              </Link>
            ) : null,
          )}
        </p>
      ) : null}
    </section>
  )
}
