import { getLocale, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import { formatAmount } from '@/platform/money'
import type { StripeTotal } from '../../queries/stripe-day'

/** A day at Stripe by currency: what came in, what went out, what is left there. */
export async function StripeTotals({ totals }: { totals: readonly StripeTotal[] }) {
  const [t, locale] = await Promise.all([getTranslations('finance.stripe'), getLocale()])
  return (
    <RowsTable
      className="min-w-xl"
      testId="stripe-totals"
      rows={totals}
      keyOf={({ currency }) => currency}
      columns={[
        { head: t('currency'), cell: ({ currency }) => currency },
        ...(
          [
            ['received', 'receivedMinor'],
            ['refunded', 'refundedMinor'],
            ['disputed', 'disputedMinor'],
            ['fees', 'feeMinor'],
            ['paidOut', 'paidOutMinor'],
            ['left', 'leftMinor'],
          ] as const
        ).map(([head, figure]) => ({
          head: t(head),
          num: true,
          cell: (row: StripeTotal) =>
            row[figure] === 0 ? '–' : formatAmount(row[figure], locale, row.currency),
        })),
      ]}
    />
  )
}
