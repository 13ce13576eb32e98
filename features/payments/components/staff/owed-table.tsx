import { getLocale, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { OwedPart } from '../../queries/owed-parts'
import { OrderLink } from './order-link'

/** Parts that are owed, the oldest day first. */
export async function OwedTable({ parts }: { parts: readonly OwedPart[] }) {
  const [t, words, locale] = await Promise.all([
    getTranslations('finance'),
    getTranslations('orders'),
    getLocale(),
  ])
  return (
    <RowsTable
      className="min-w-xl"
      rows={parts}
      keyOf={({ id }) => id}
      columns={[
        { head: t('order'), cell: ({ orderSerial }) => <OrderLink serial={orderSerial} /> },
        { head: t('company'), cell: ({ company }) => company },
        { head: t('part'), cell: ({ kind }) => words('partKind', { kind }) },
        {
          head: t('due'),
          className: ({ daysLate }) => (daysLate > 0 ? 'text-fault' : undefined),
          cell: ({ dueOn, daysLate }) => (
            <>
              {dueOn === null ? t('noDay') : dayText(dueOn, locale)}
              {daysLate > 0 ? (
                <span className="ms-2 text-xs whitespace-nowrap">
                  {t('daysLate', { days: daysLate })}
                </span>
              ) : null}
            </>
          ),
        },
        {
          head: t('open'),
          num: true,
          cell: ({ openMinor, currency }) => formatMoney(openMinor, currency, locale),
        },
      ]}
    />
  )
}
