import type { ListFace } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { translator } from '@/i18n/translator'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { QuoteRow } from '../../queries/quotes'
import { QUOTE_STANDINGS, type QuoteColumn, type QuoteFilter } from '../../rules/quote-list'

/** Quotes with where they stand; a draft and the revision before it are a row each. */
export function quoteFace({
  locale,
  to,
}: ListReader): ListFace<QuoteRow, QuoteColumn, QuoteFilter> {
  const t = translator('staff.quotes', locale)
  const states = translator('quotes.page.states', locale)
  const numberOf = ({ serial, revision }: QuoteRow) =>
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
        cell: ({ serial, revision, besideDraft }) => (
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
          </>
        ),
      },
    ],
    columns: {
      buyer: {
        label: t('buyer'),
        kind: 'text',
        sort: 'buyer',
        long: 'clip',
        value: ({ companyName }) => companyName,
      },
      state: {
        label: t('state'),
        kind: 'text',
        value: ({ state }) => states(state),
        cell: ({ state, besideDraft, signable }) => (
          <>
            {states(state)}{' '}
            {besideDraft ? <small>{t(signable ? 'signable' : 'expired')}</small> : null}
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
        // The end of its last day is the first moment of the next.
        value: ({ validUntil }) => new Date(validUntil.getTime() - 1000),
      },
      sent: { label: t('sent'), kind: 'day', value: ({ sentAt }) => sentAt },
      begun: { label: t('begun'), kind: 'day', sort: 'begun', value: ({ createdAt }) => createdAt },
      request: {
        label: t('request'),
        kind: 'code',
        value: ({ requestSerial }) => formatRequestNumber(requestSerial),
        cell: ({ requestSerial }) => (
          <a href={to(`/staff/requests/${formatRequestNumber(requestSerial)}`)}>
            {formatRequestNumber(requestSerial)}
          </a>
        ),
      },
      order: {
        label: t('order'),
        kind: 'code',
        value: ({ orderSerial }) =>
          orderSerial === null ? '' : `SO-${String(orderSerial).padStart(5, '0')}`,
      },
    },
    filters: {
      q: { label: t('search') },
      standing: {
        label: t('state'),
        options: QUOTE_STANDINGS.map((standing) => [standing, t(`standings.${standing}`)]),
      },
      since: { label: t('since'), more: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('standings.DRAFT'), query: 'standing=DRAFT' },
      { name: t('standings.SIGNABLE'), query: 'standing=SIGNABLE&sort=validUntil' },
    ],
  }
}
