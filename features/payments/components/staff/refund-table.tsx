import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { Badge } from '@/components/ui/badge'
import { deskMoment } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { dropRefundAction } from '../../actions/money'
import type { DeskRefund } from '../../queries/payment-desk'
import type { RefundState } from '../../rules/refund'
import { FinanceLink } from './finance-link'
import { OrderLink } from './order-link'

const LOOK: Readonly<Record<RefundState, 'info' | 'ok' | 'fault' | 'default'>> = {
  ASKED: 'info',
  PENDING: 'info',
  SUCCEEDED: 'ok',
  FAILED: 'fault',
  CANCELED: 'default',
}

/** Refunds and where each stands; one that came back is dropped here, or requested again on its payment's page. */
export async function RefundTable({
  refunds,
  isOfPayment = false,
  mayRefund,
}: {
  refunds: readonly DeskRefund[]
  /** all of one payment, which the page is about */
  isOfPayment?: boolean
  mayRefund: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('finance.refunds'), getLocale()])
  return (
    <RowsTable
      className="min-w-xl"
      testId="refunds"
      rows={refunds}
      keyOf={({ id }) => id}
      columns={[
        ...(isOfPayment
          ? []
          : [
              {
                head: t('order'),
                cell: ({ orderSerial }: DeskRefund) => <OrderLink serial={orderSerial} />,
              },
              { head: t('company'), cell: ({ company }: DeskRefund) => company },
            ]),
        {
          head: t('state'),
          cell: ({ state, failure }) => (
            <>
              <Badge variant={LOOK[state]}>{t('states', { state })}</Badge>
              {failure && state === 'FAILED' ? (
                <span className="block text-xs text-muted">{t('failure', { failure })}</span>
              ) : null}
            </>
          ),
        },
        {
          head: t('why'),
          cell: ({ reason, note }) => (
            <>
              {t('reasons', { reason })}
              {note ? <span className="block text-xs break-words text-muted">{note}</span> : null}
            </>
          ),
        },
        {
          head: t('asked'),
          className: 'text-xs',
          cell: ({ askedBy, askedAt }) => `${askedBy}, ${deskMoment(askedAt, locale)}`,
        },
        {
          head: t('amount'),
          num: true,
          cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency, locale),
        },
        ...(mayRefund && refunds.some(({ state }) => state === 'FAILED')
          ? [
              {
                head: t('deed'),
                cell: ({ id, paymentId, state }: DeskRefund) =>
                  state === 'FAILED' ? (
                    <span className="flex flex-wrap items-center gap-3">
                      {isOfPayment ? null : (
                        <FinanceLink href={`/staff/finance/payments/${paymentId}`}>
                          {t('again')}
                        </FinanceLink>
                      )}
                      <DeskForm
                        id={`drop-${id}`}
                        action={dropRefundAction}
                        hidden={{ refundId: id }}
                        fields={[]}
                        submit={t('drop')}
                      />
                    </span>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  )
}
