import { buyerColumn, numberColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { deskInstant } from '@/platform/dates'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { InboxRow } from '../../queries/inbox'
import { REQUEST_STATUSES, type REQUEST_LIST } from '../../rules/request-list'

/** Requests as work: who, where to, how much, how old against the promise, and the next step. */
export function requestFace({ locale, to }: ListReader): FaceOf<typeof REQUEST_LIST, InboxRow> {
  const t = translator('staff.inbox', locale)
  const numberOf = ({ serial }: InboxRow) => formatRequestNumber(serial)
  const step = ({ quote }: InboxRow) =>
    quote
      ? t(quote.state === 'DRAFT' ? 'continueQuote' : 'openQuote', {
          number: formatQuoteNumber(quote.serial),
        })
      : t('price')
  return {
    title: t('title'),
    found: (total) => t('found', { total }),
    empty: t('empty'),
    idOf: ({ serial }) => String(serial),
    nameOf: numberOf,
    fixed: [
      numberColumn({
        label: t('number'),
        sort: 'number',
        value: numberOf,
        href: (row) => to(`/staff/requests/${numberOf(row)}`),
      }),
    ],
    columns: {
      buyer: {
        ...buyerColumn(t('buyer')),
        cell: ({ companyName, contactName }) => (
          <>
            {companyName} <small>{contactName}</small>
          </>
        ),
      },
      contact: { label: t('contact'), kind: 'text', value: ({ contactName }) => contactName },
      destination: {
        label: t('destination'),
        kind: 'text',
        sort: 'destination',
        value: ({ destination, incoterm, currency }) =>
          `${destination} · ${incoterm} · ${currency}`,
      },
      asked: {
        label: t('asked'),
        kind: 'text',
        value: ({ lineCount, customLineCount, fileCount }) =>
          t('lines', { lines: lineCount, custom: customLineCount, files: fileCount }),
      },
      value: {
        label: t('value'),
        kind: 'money',
        sort: 'value',
        value: ({ estimateMinor }) => ({ minor: estimateMinor, currency: 'USD' }),
      },
      age: {
        label: t('age'),
        kind: 'number',
        sort: 'came',
        value: ({ ageHours }) => ageHours,
        cell: ({ ageHours, createdAt, late }) => (
          <>
            {late ? <Badge variant="fault">{t('late')}</Badge> : null}{' '}
            <time dateTime={createdAt.toISOString()} title={deskInstant(createdAt, locale)}>
              {t('hours', { hours: ageHours })}
            </time>
          </>
        ),
      },
      came: { label: t('came'), kind: 'instant', value: ({ createdAt }) => createdAt },
      status: { label: t('state'), kind: 'text', value: ({ status }) => t(`status.${status}`) },
      next: {
        label: t('next'),
        kind: 'text',
        value: step,
        cell: (row) => (
          <a
            href={to(
              row.quote
                ? `/staff/quotes/${formatQuoteNumber(row.quote.serial)}`
                : `/staff/requests/${numberOf(row)}`,
            )}
          >
            {step(row)}
          </a>
        ),
      },
    },
    filters: {
      q: { label: t('search') },
      status: {
        label: t('state'),
        any: t('open'),
        options: [
          ['ALL', t('all')],
          ...REQUEST_STATUSES.map((status) => [status, t(`status.${status}`)] as const),
        ],
      },
      to: { label: t('destinationCode'), more: true },
      since: { label: t('since'), more: true },
    },
    orders: { came: t('came') },
    presets: [
      { name: t('open'), query: '' },
      { name: t('all'), query: 'status=ALL&down=1' },
    ],
  }
}
