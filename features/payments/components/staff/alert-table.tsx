import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { FormPerson } from '@/components/form/person'
import { MessagesProvider } from '@/i18n/messages-provider'
import { deskInstant } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import { settleAlertAction } from '../../actions/settle-alert'
import type { PaymentAlert } from '../../queries/payment-alerts'
import { OrderLink } from './order-link'

/** Payments that need a person, the oldest first; each leaves the list once somebody has said what was done. */
export async function AlertTable({
  alerts,
  userId,
  maySettle,
}: {
  alerts: readonly PaymentAlert[]
  userId: string
  maySettle: boolean
}) {
  const [t, locale, { staff }] = await Promise.all([
    getTranslations('finance'),
    getLocale(),
    getMessages(),
  ])
  return (
    <MessagesProvider messages={{ staff: { form: staff.form } }}>
      <FormPerson id={userId}>
        <RowsTable
          className="min-w-xl"
          rows={alerts}
          keyOf={({ id }) => id}
          columns={[
            { head: t('order'), cell: ({ orderSerial }) => <OrderLink serial={orderSerial} /> },
            { head: t('company'), cell: ({ company }) => company },
            { head: t('why'), cell: ({ what }) => t('alert', { what }) },
            {
              head: t('since'),
              className: 'whitespace-nowrap',
              cell: ({ at }) => deskInstant(at, locale),
            },
            {
              head: t('amount'),
              num: true,
              cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency, locale),
            },
            ...(maySettle
              ? [
                  {
                    head: t('settle'),
                    className: 'min-w-72',
                    cell: ({ id }: PaymentAlert) => (
                      <DeskForm
                        action={settleAlertAction}
                        id={`settle-${id}`}
                        hidden={{ alertId: id }}
                        fields={[{ name: 'note', label: t('settleNote') }]}
                        submit={t('settleSubmit')}
                      />
                    ),
                  },
                ]
              : []),
          ]}
        />
      </FormPerson>
    </MessagesProvider>
  )
}
