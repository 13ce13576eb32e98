import { getLocale, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import { Badge } from '@/components/ui/badge'
import { deskMoment } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { DeskDispute } from '../../queries/payment-desk'
import { daysLeft, needsAnswer, outcomeOf, urgency } from '../../rules/dispute'
import { FinanceLink } from './finance-link'
import { OrderLink } from './order-link'

/** Disputes, the nearest deadline first. */
export async function DisputeTable({
  disputes,
  now,
}: {
  disputes: readonly DeskDispute[]
  now: Date
}) {
  const [t, locale] = await Promise.all([getTranslations('finance.disputes'), getLocale()])
  return (
    <RowsTable
      className="min-w-xl"
      testId="disputes"
      rows={disputes}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t('dispute'),
          cell: ({ id, reason }) => (
            <FinanceLink href={`/staff/finance/disputes/${id}`}>
              {t('reasons', { reason })}
            </FinanceLink>
          ),
        },
        { head: t('order'), cell: ({ orderSerial }) => <OrderLink serial={orderSerial} /> },
        { head: t('company'), cell: ({ company }) => company },
        {
          head: t('state'),
          cell: ({ status }) => (
            <Badge variant={needsAnswer(status) ? 'caution' : LOOK[outcomeOf(status)]}>
              {t('statuses', { status })}
            </Badge>
          ),
        },
        {
          head: t('answerBy'),
          className: ({ answerBy, status }) =>
            needsAnswer(status) && ['late', 'soon'].includes(urgency(answerBy, now))
              ? 'text-fault'
              : undefined,
          cell: ({ answerBy, sentAt, status }) => {
            if (sentAt) return t('sentAt', { at: deskMoment(sentAt, locale) })
            if (!answerBy) return t('noAnswer')
            const days = daysLeft(answerBy, now)
            return (
              <>
                {deskMoment(answerBy, locale)}
                {needsAnswer(status) ? (
                  <span className="block text-xs">
                    {days === null ? t('dayOver') : t('daysLeft', { days })}
                  </span>
                ) : null}
              </>
            )
          },
        },
        {
          head: t('amount'),
          num: true,
          cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency, locale),
        },
      ]}
    />
  )
}

const LOOK = { open: 'info', won: 'ok', lost: 'fault' } as const
