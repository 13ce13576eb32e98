import { buyerColumn, numberColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { deskInstant } from '@/platform/dates'
import { formatOrderNumber, formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { ListedQuote } from '../../queries/quotes'
import { QUOTE_STANDINGS, type QUOTE_LIST } from '../../rules/quote-list'

/** The list of quotes with their states; a draft and the revision before it have a row each. */
export function quoteFace({ locale, to }: ListReader): FaceOf<typeof QUOTE_LIST, ListedQuote> {
  const t = translator('staff.quotes', locale)
  const states = translator('quotes.page.states', locale)
  const threads = translator('threads', locale)
  const numberOf = ({ serial, revision }: ListedQuote) =>
    `${formatQuoteNumber(serial)} ${t('revision', { number: revision })}`
  return {
    title: t('title'),
    found: (total) => t('found', { total }),
    empty: t('empty'),
    idOf: ({ serial }) => String(serial),
    nameOf: numberOf,
    fixed: [
      {
        label: t('number'),
        kind: 'code',
        sort: 'number',
        value: numberOf,
        cell: ({ serial, revision, besideDraft, unread }) => (
          <>
            <a
              href={to(
                besideDraft
                  ? `/quotes/${formatQuoteNumber(serial)}?revision=${revision}`
                  : `/staff/quotes/${formatQuoteNumber(serial)}`,
              )}
            >
              {formatQuoteNumber(serial)}
            </a>{' '}
            {t('revision', { number: revision })}
            {unread > 0 && !besideDraft ? (
              <>
                {' '}
                <Badge variant="info">{threads('unread', { count: unread })}</Badge>
              </>
            ) : null}
          </>
        ),
      },
    ],
    columns: {
      buyer: buyerColumn(t('buyer')),
      state: {
        label: t('state'),
        kind: 'text',
        value: ({ state }) => states(state),
        cell: ({ state, besideDraft, signable, answered }) => (
          <>
            {states(state)}{' '}
            {besideDraft ? (
              <small>{t(answered ? 'answered' : signable ? 'signable' : 'expired')}</small>
            ) : null}
          </>
        ),
      },
      total: {
        label: t('total'),
        kind: 'money',
        sort: 'total',
        value: ({ totalMinor, currency }) => ({ minor: totalMinor, currency }),
      },
      deposit: {
        label: t('deposit'),
        kind: 'money',
        value: ({ depositMinor, currency }) => ({ minor: depositMinor, currency }),
      },
      validUntil: {
        label: t('validUntil'),
        kind: 'day',
        sort: 'validUntil',
        // Its last day ends at the first moment of the next.
        value: ({ validUntil }) => new Date(validUntil.getTime() - 1000),
      },
      sent: { label: t('sent'), kind: 'day', value: ({ sentAt }) => sentAt },
      opened: {
        label: t('opened'),
        kind: 'instant',
        value: ({ openedAt }) => openedAt,
        cell: ({ openedAt, state }) =>
          openedAt ? (
            deskInstant(openedAt, locale)
          ) : state === 'SENT' ? (
            <small>{t('unopened')}</small>
          ) : null,
      },
      begun: { label: t('begun'), kind: 'day', sort: 'begun', value: ({ createdAt }) => createdAt },
      request: numberColumn({
        label: t('request'),
        value: ({ requestSerial }) => formatRequestNumber(requestSerial),
        href: ({ requestSerial }) => to(`/staff/requests/${formatRequestNumber(requestSerial)}`),
      }),
      order: {
        label: t('order'),
        kind: 'code',
        value: ({ orderSerial }) => (orderSerial === null ? '' : formatOrderNumber(orderSerial)),
      },
    },
    filters: {
      q: { label: t('search') },
      standing: {
        label: t('state'),
        options: QUOTE_STANDINGS.map((standing) => [standing, t(`standings.${standing}`)]),
      },
      since: { label: t('since'), more: true },
      company: { label: t('company'), hidden: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('standings.DRAFT'), query: 'standing=DRAFT' },
      { name: t('standings.SIGNABLE'), query: 'standing=SIGNABLE&sort=validUntil' },
      { name: t('standings.UNOPENED'), query: 'standing=UNOPENED&sort=validUntil' },
    ],
  }
}
