import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { rolesIn, type Actor } from '@/features/accounts/rules/actor'
import type { ListedQuote } from '@/features/quotes/queries/quotes'
import type { OwnRequestRow } from '@/features/requests/queries/own-requests'
import { dayText, deskDay } from '@/platform/dates'
import { factoryDay } from '@/platform/day'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { AskedSignature } from '@/features/quotes/queries/signatures'
import type { OrderRow } from '../../schema'
import { TradeRow } from './trade-row'

/**
 * Makes the rows of a buyer's lists of quotes, requests and orders.
 * @param now when the list is read
 */
export async function tradeRows(
  actor: Actor,
  now: Date,
): Promise<{
  quote: (row: ListedQuote) => ReactNode
  request: (row: OwnRequestRow) => ReactNode
  order: (row: OrderRow) => ReactNode
  signature: (row: AskedSignature) => ReactNode
}> {
  // Viewers and payers aren't asked to decide.
  const decides =
    actor.kind !== 'member' ||
    actor.companyId === null ||
    rolesIn(actor, actor.companyId).some((role) => role === 'owner' || role === 'buyer')
  const [t, signatures, quotes, reorders, orders, threads, locale] = await Promise.all([
    getTranslations('account'),
    getTranslations('ownCompany.signature'),
    getTranslations('quotes.page'),
    getTranslations('quotes.again'),
    getTranslations('orders'),
    getTranslations('threads'),
    getLocale(),
  ])
  const again = (quoteSerial: number) =>
    decides
      ? { href: `/quotes/${formatQuoteNumber(quoteSerial)}/again`, text: reorders('open') }
      : undefined
  const today = factoryDay(now)
  const unreadWords = (unread: number) =>
    unread > 0 ? threads('unreadIn', { count: unread }) : undefined
  return {
    quote: ({ serial, state, signable, answered, validUntil, totalMinor, currency, unread }) => (
      <TradeRow
        key={serial}
        number={formatQuoteNumber(serial)}
        amount={formatMoney(totalMinor, currency, locale)}
        note={
          answered
            ? t('answered')
            : signable
              ? // Its last day ends at the first moment of the next.
                t('validUntil', { date: deskDay(new Date(validUntil.getTime() - 1000), locale) })
              : state === 'SENT'
                ? t('expired', { date: deskDay(validUntil, locale) })
                : quotes(`states.${state}`)
        }
        unread={unreadWords(unread)}
        href={`/quotes/${formatQuoteNumber(serial)}`}
        action={signable ? t(decides ? 'decide' : 'read') : undefined}
        again={state === 'ACCEPTED' ? again(serial) : undefined}
      />
    ),
    request: ({ serial, status, createdAt, unread }) => (
      <TradeRow
        key={serial}
        number={formatRequestNumber(serial)}
        note={`${t('sentOn', { date: deskDay(createdAt, locale) })} · ${t(`requestStates.${status}`)}`}
        unread={unreadWords(unread)}
        href={`/requests/${formatRequestNumber(serial)}`}
      />
    ),
    signature: ({ id, quoteSerial, amountMinor, currency, by, validUntil, isTheirTurn }) => {
      const until = deskDay(new Date(validUntil.getTime() - 1000), locale)
      return (
        <TradeRow
          key={id}
          number={formatQuoteNumber(quoteSerial)}
          amount={formatMoney(amountMinor, currency, locale)}
          note={
            isTheirTurn ? signatures('rowNote', { by, until }) : signatures('rowWaits', { until })
          }
          href={`/quotes/${formatQuoteNumber(quoteSerial)}`}
          action={isTheirTurn ? signatures('rowAction') : undefined}
        />
      )
    },
    order: ({ serial, quoteSerial, state, totalMinor, currency, owes }) => {
      const total = formatMoney(totalMinor, currency, locale)
      return (
        <TradeRow
          key={serial}
          number={formatOrderNumber(serial)}
          amount={owes ? formatMoney(owes.openMinor, currency, locale) : total}
          note={
            owes
              ? t('owes', {
                  part: orders('partKind', { kind: owes.kind }),
                  when: owes.dueOn === null ? 'none' : owes.dueOn < today ? 'late' : 'by',
                  day: dayText(owes.dueOn ?? '', locale),
                  total,
                })
              : orders(`states.${state}`)
          }
          isLate={owes?.dueOn != null && owes.dueOn < today}
          href={`/orders/${formatOrderNumber(serial)}`}
          action={owes ? t('pay', { kind: owes.kind }) : undefined}
          again={owes || state === 'AWAITING_DEPOSIT' ? undefined : again(quoteSerial)}
        />
      )
    },
  }
}
