import { getLocale, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import { Badge } from '@/components/ui/badge'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { PayoutRow } from '../../queries/stripe-day'
import { hasFailed } from '../../rules/payout'

/** Recent payouts: what Stripe sent, what each consists of, and whether the bank has shown it. */
export async function PayoutTable({ payouts }: { payouts: readonly PayoutRow[] }) {
  const [t, locale] = await Promise.all([getTranslations('finance.stripe'), getLocale()])
  const money = (minor: number, { currency }: PayoutRow) => formatMoney(minor, currency, locale)
  return (
    <RowsTable
      className="min-w-xl"
      testId="payouts"
      rows={payouts}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t('arrives'),
          className: 'whitespace-nowrap',
          cell: ({ arrivesOn }) => dayText(arrivesOn, locale),
        },
        {
          head: t('payout'),
          cell: ({ id }) => <span className="font-mono text-xs break-all">{id}</span>,
        },
        {
          head: t('state'),
          cell: ({ status }) => (
            <Badge variant={hasFailed(status) ? 'fault' : status === 'paid' ? 'ok' : 'info'}>
              {t('statuses', { status })}
            </Badge>
          ),
        },
        {
          head: t('parts'),
          cell: (row) =>
            row.partsMinor === null ? (
              <span className="text-muted">{t(row.isAutomatic ? 'notListed' : 'madeByHand')}</span>
            ) : row.partsMinor === row.amountMinor ? (
              t('ties', { movements: row.movements, fee: money(row.feeMinor, row) })
            ) : (
              <span className="text-fault">
                {t('off', { amount: money(row.amountMinor - row.partsMinor, row) })}
              </span>
            ),
        },
        {
          head: t('bank'),
          className: 'whitespace-nowrap',
          cell: ({ bankedOn, status }) =>
            bankedOn
              ? t('bankedOn', { day: dayText(bankedOn, locale) })
              : hasFailed(status)
                ? '–'
                : t('notBanked'),
        },
        { head: t('amount'), num: true, cell: (row) => money(row.amountMinor, row) },
      ]}
    />
  )
}
