import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { FirstRows } from '@/components/desk/first-rows'
import { RowsTable } from '@/components/desk/rows-table'
import { FormPerson } from '@/components/form/person'
import { MessagesProvider } from '@/i18n/messages-provider'
import { formatMoney } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import { PAYMENT_ROWS } from '../../queries/payment-desk'
import type { Waiting } from '../../queries/waiting'
import { DisputeTable } from './dispute-table'
import { FinanceLink } from './finance-link'
import { OrderLink } from './order-link'
import { PayoutTable } from './payout-table'
import { RefundTable } from './refund-table'
import { StripeTotals } from './stripe-totals'

/** On finance's day: disputes by their deadline, refunds to buyers, and the day at Stripe against payout and bank. */
export async function FinanceWaiting({
  waiting: { refunds, dues, disputes, totals, payouts },
  userId,
  mayRefund,
  now,
}: {
  waiting: Waiting
  userId: string
  mayRefund: boolean
  now: Date
}) {
  const [t, refundWords, stripeWords, locale, { staff }] = await Promise.all([
    getTranslations('finance.disputes'),
    getTranslations('finance.refunds'),
    getTranslations('finance.stripe'),
    getLocale(),
    getMessages(),
  ])
  return (
    <>
      {disputes.length > 0 ? (
        <section aria-labelledby="finance-disputes" className="grid gap-2">
          <h2 id="finance-disputes" className="text-base">
            {t('title')}
          </h2>
          <FirstRows rows={disputes} most={PAYMENT_ROWS}>
            {(first) => <DisputeTable disputes={first} now={now} />}
          </FirstRows>
        </section>
      ) : null}
      {refunds.length > 0 || dues.length > 0 ? (
        <section aria-labelledby="finance-refunds" className="grid gap-2">
          <h2 id="finance-refunds" className="text-base">
            {refundWords('waiting')}
          </h2>
          {refunds.length > 0 ? (
            <MessagesProvider messages={{ staff: { form: staff.form } }}>
              <FormPerson id={userId}>
                <FirstRows rows={refunds} most={PAYMENT_ROWS}>
                  {(first) => <RefundTable refunds={first} mayRefund={mayRefund} />}
                </FirstRows>
              </FormPerson>
            </MessagesProvider>
          ) : null}
          {dues.length > 0 ? (
            <>
              <p className="max-w-prose text-sm text-muted">{refundWords('duesLead')}</p>
              <FirstRows rows={dues} most={PAYMENT_ROWS}>
                {(first) => (
                  <RowsTable
                    testId="dues-back"
                    rows={first}
                    keyOf={({ orderSerial, currency }) => orderSerial + currency}
                    columns={[
                      {
                        head: refundWords('order'),
                        cell: ({ orderSerial }) => <OrderLink serial={orderSerial} />,
                      },
                      { head: refundWords('company'), cell: ({ company }) => company },
                      {
                        head: refundWords('amount'),
                        num: true,
                        cell: ({ amountMinor, currency }) =>
                          formatMoney(amountMinor, currency, locale),
                      },
                      {
                        head: refundWords('deed'),
                        cell: ({ orderSerial }) => (
                          <FinanceLink
                            href={`/staff/finance/payments?q=${formatOrderNumber(orderSerial)}`}
                          >
                            {refundWords('toPayments')}
                          </FinanceLink>
                        ),
                      },
                    ]}
                  />
                )}
              </FirstRows>
            </>
          ) : null}
        </section>
      ) : null}
      <section aria-labelledby="finance-stripe" className="grid gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="finance-stripe" className="text-base">
            {stripeWords('day')}
          </h2>
          <p className="flex flex-wrap gap-x-5 text-sm">
            <FinanceLink href="/staff/finance/payments">{stripeWords('toPayments')}</FinanceLink>
            <FinanceLink href="/staff/finance/stripe">{stripeWords('toStripe')}</FinanceLink>
          </p>
        </div>
        {totals.length > 0 ? (
          <StripeTotals totals={totals} />
        ) : (
          <p className="text-sm">{stripeWords('noTotals')}</p>
        )}
        {payouts.length > 0 ? <PayoutTable payouts={payouts.slice(0, 5)} /> : null}
      </section>
    </>
  )
}
