import { buyerColumn, numberColumn, personColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { dayText } from '@/platform/dates'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import type { InboxRow } from '../../queries/inbox'
import { requestHref, REQUEST_STATUSES, type REQUEST_LIST } from '../../rules/request-list'
import { Age } from './age'

/** Requests as work: who, where to, how much, how old against the promised time, and the next step. */
export function requestFace(
  { locale, to }: ListReader,
  /** query of the view that its rows are opened from: their page continues in it */
  view = '',
): FaceOf<typeof REQUEST_LIST, InboxRow> {
  const t = translator('staff.inbox', locale)
  const threads = translator('threads', locale)
  const numberOf = ({ serial }: InboxRow) => formatRequestNumber(serial)
  const hrefOf = (row: InboxRow) => to(requestHref(numberOf(row), view))
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
        href: hrefOf,
      }),
    ],
    columns: {
      buyer: {
        ...buyerColumn(t('buyer')),
        cell: ({ companyName, contactName, twin, unread }) => (
          <>
            {companyName} <small>{contactName}</small>
            {unread > 0 ? (
              <>
                {' '}
                <Badge variant="info">{threads('unread', { count: unread })}</Badge>
              </>
            ) : null}
            {twin === null ? null : (
              <>
                {' '}
                <Badge variant="caution">{t('twin', { number: formatRequestNumber(twin) })}</Badge>
              </>
            )}
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
        value: ({ waiting }) => waiting?.ageHours ?? '',
        cell: (row) => <Age row={row} locale={locale} />,
      },
      due: {
        label: t('due'),
        kind: 'instant',
        value: ({ waiting }) => waiting?.due ?? null,
      },
      owner: personColumn({
        label: t('owner'),
        value: ({ ownerName }) => ownerName ?? '',
        none: t('nobody'),
      }),
      came: { label: t('came'), kind: 'instant', value: ({ createdAt }) => createdAt },
      status: {
        label: t('state'),
        kind: 'text',
        value: ({ status }) => t(`status.${status}`),
        cell: ({ status, snoozedUntil }) => (
          <>
            {t(`status.${status}`)}
            {snoozedUntil ? (
              <>
                {' '}
                <Badge>{t('snoozed', { day: dayText(snoozedUntil, locale) })}</Badge>
              </>
            ) : null}
          </>
        ),
      },
      next: {
        label: t('next'),
        kind: 'text',
        value: step,
        cell: (row) => (
          <a
            href={to(
              row.quote
                ? `/staff/quotes/${formatQuoteNumber(row.quote.serial)}`
                : requestHref(numberOf(row), view),
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
      who: {
        label: t('owner'),
        any: t('anybody'),
        options: [
          ['ME', t('mine')],
          ['NOBODY', t('nobodys')],
        ],
      },
      wait: {
        label: t('wait'),
        any: t('now'),
        options: [
          ['LATE', t('late')],
          ['SNOOZED', t('putOff')],
        ],
        more: true,
      },
      to: { label: t('destinationCode'), more: true },
      since: { label: t('since'), more: true },
      company: { label: t('company'), hidden: true },
    },
    orders: { came: t('came') },
    presets: [
      { name: t('open'), query: '' },
      { name: t('mine'), query: 'who=ME' },
      { name: t('nobodys'), query: 'who=NOBODY' },
      { name: t('late'), query: 'wait=LATE' },
      { name: t('putOff'), query: 'wait=SNOOZED' },
      { name: t('all'), query: 'status=ALL&down=1' },
    ],
  }
}
