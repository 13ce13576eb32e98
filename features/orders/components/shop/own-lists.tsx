import { getTranslations } from 'next-intl/server'
import { openList } from '@/components/list/open-list'
import { PlainList } from '@/components/list/plain-list'
import type { Actor } from '@/features/accounts/rules/actor'
import { ownQuoteTable } from '@/features/quotes/queries/own-quotes'
import { OWN_QUOTE_LIST, OWN_QUOTE_STANDINGS } from '@/features/quotes/rules/own-quote-list'
import { ownRequestTable } from '@/features/requests/queries/own-requests'
import { OWN_REQUEST_LIST, OWN_REQUEST_STANDINGS } from '@/features/requests/rules/own-request-list'
import type { AddressParams } from '@/platform/lists/shape'
import { ownOrderTable } from '../../queries/own-orders'
import { OWN_ORDER_LIST, OWN_ORDER_STANDINGS } from '../../rules/own-order-list'
import { tradeRows } from './trade-rows'

interface OwnListProps {
  actor: Actor
  params: AddressParams
}

const viewsOf = <S extends string>(
  all: string,
  standings: readonly S[],
  nameOf: (standing: S) => string,
) => [
  { name: all, query: '' },
  ...standings.map((standing) => ({ name: nameOf(standing), query: `standing=${standing}` })),
]

/** All quotes sent to a buyer. */
export async function OwnQuotes({ actor, params }: OwnListProps) {
  const [t, rows, source] = await Promise.all([
    getTranslations('account'),
    tradeRows(actor, new Date()),
    ownQuoteTable(actor),
  ])
  const list = await openList(OWN_QUOTE_LIST, source, params)
  return (
    <PlainList
      opened={list}
      found={(count) => t('foundQuotes', { count })}
      empty={t('yourTurnEmpty')}
      search={t('findQuote')}
      views={viewsOf(t('all'), OWN_QUOTE_STANDINGS, (each) => t(`quoteStandings.${each}`))}
    >
      {list.page.rows.map(rows.quote)}
    </PlainList>
  )
}

/** All requests of a buyer. */
export async function OwnRequests({ actor, params }: OwnListProps) {
  const [t, rows, source] = await Promise.all([
    getTranslations('account'),
    tradeRows(actor, new Date()),
    ownRequestTable(actor),
  ])
  const list = await openList(OWN_REQUEST_LIST, source, params)
  return (
    <PlainList
      opened={list}
      found={(count) => t('foundRequests', { count })}
      empty={t('noRequests')}
      search={t('findRequest')}
      views={viewsOf(t('all'), OWN_REQUEST_STANDINGS, (each) => t(`requestStandings.${each}`))}
    >
      {list.page.rows.map(rows.request)}
    </PlainList>
  )
}

/** All orders of a buyer. */
export async function OwnOrders({ actor, params }: OwnListProps) {
  const [t, rows, source] = await Promise.all([
    getTranslations('account'),
    tradeRows(actor, new Date()),
    ownOrderTable(actor),
  ])
  const list = await openList(OWN_ORDER_LIST, source, params)
  return (
    <PlainList
      opened={list}
      found={(count) => t('foundOrders', { count })}
      empty={t('noOrders')}
      search={t('findOrder')}
      views={viewsOf(t('all'), OWN_ORDER_STANDINGS, (each) => t(`orderStandings.${each}`))}
    >
      {list.page.rows.map(rows.order)}
    </PlainList>
  )
}
