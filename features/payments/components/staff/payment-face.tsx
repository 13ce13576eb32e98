import { numberColumn } from '@/components/list/columns'
import type { FaceOf } from '@/components/list/face'
import type { ListReader } from '@/components/list/reader'
import { Badge } from '@/components/ui/badge'
import { translator } from '@/i18n/translator'
import { deskMoment } from '@/platform/dates'
import { formatOrderNumber } from '@/platform/numbers'
import type { DeskPayment } from '../../queries/payment-desk'
import type { PAYMENT_LIST } from '../../rules/payment-list'

/** Payments through Stripe: the list in which a payment to be refunded is found. */
export function paymentFace({ locale, to }: ListReader): FaceOf<typeof PAYMENT_LIST, DeskPayment> {
  const t = translator('finance.payments', locale)
  const words = translator('orders', locale)
  const received = ({ receivedAt }: DeskPayment) => deskMoment(receivedAt, locale)
  return {
    title: t('title'),
    found: (count) => t('found', { count }),
    empty: t('none'),
    idOf: ({ id }) => id,
    nameOf: (row) => `${formatOrderNumber(row.orderSerial)}, ${received(row)}`,
    fixed: [
      {
        label: t('received'),
        kind: 'instant',
        sort: 'received',
        value: ({ receivedAt }) => receivedAt,
        cell: (row) => <a href={to(`/staff/finance/payments/${row.id}`)}>{received(row)}</a>,
      },
    ],
    columns: {
      order: numberColumn({
        label: t('order'),
        sort: 'order',
        value: ({ orderSerial }) => formatOrderNumber(orderSerial),
        href: ({ orderSerial }) => to(`/staff/orders/${formatOrderNumber(orderSerial)}`),
      }),
      company: {
        label: t('company'),
        kind: 'text',
        sort: 'company',
        long: 'clip',
        value: ({ company }) => company,
      },
      part: { label: t('part'), kind: 'text', value: ({ kind }) => words('partKind', { kind }) },
      method: {
        label: t('method'),
        kind: 'text',
        value: ({ method }) => t('methods', { method: method ?? 'none' }),
      },
      amount: {
        label: t('amount'),
        kind: 'money',
        sort: 'amount',
        value: ({ amountMinor, currency }) => ({ minor: amountMinor, currency }),
      },
      refunded: {
        label: t('refunded'),
        kind: 'money',
        value: ({ refundedMinor, currency }) =>
          refundedMinor === 0 ? null : { minor: refundedMinor, currency },
      },
      standing: {
        label: t('state'),
        kind: 'text',
        value: ({ isDisputed }) => (isDisputed ? t('disputed') : ''),
        cell: ({ isDisputed }) =>
          isDisputed ? <Badge variant="fault">{t('disputed')}</Badge> : null,
      },
    },
    filters: {
      q: { label: t('search') },
      standing: {
        label: t('standing'),
        options: [
          ['REFUNDED', t('refunded')],
          ['DISPUTED', t('disputed')],
        ],
      },
      currency: { label: t('currency'), more: true },
      since: { label: t('since'), more: true },
    },
    presets: [
      { name: t('all'), query: '' },
      { name: t('refunded'), query: 'standing=REFUNDED' },
      { name: t('disputed'), query: 'standing=DISPUTED' },
    ],
  }
}
