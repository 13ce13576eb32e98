import { randomUUID } from 'node:crypto'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { PageHead } from '@/components/desk/page-head'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayTextIn, deskMoment } from '@/platform/dates'
import { FACTORY_ZONE } from '@/platform/day'
import { formatMoney, plainAmount } from '@/platform/money'
import { askRefundAction } from '../../actions/money'
import type { PaymentDesk } from '../../queries/payment-desk'
import { outcomeOf } from '../../rules/dispute'
import { REFUND_REASONS } from '../../rules/refund'
import { DisputeTable } from './dispute-table'
import { OrderLink } from './order-link'
import { RefundTable } from './refund-table'

/** One payment: what came in, what was refunded, what is disputed, and what may still be refunded. */
export async function PaymentPage({
  payment,
  userId,
  mayRefund,
  now,
}: {
  payment: PaymentDesk
  userId: string
  mayRefund: boolean
  now: Date
}) {
  const [t, refundWords, words, disputeWords, locale, { staff }] = await Promise.all([
    getTranslations('finance.payments'),
    getTranslations('finance.refunds'),
    getTranslations('orders'),
    getTranslations('finance.disputes'),
    getLocale(),
    getMessages(),
  ])
  const money = (minor: number) => formatMoney(minor, payment.currency, locale)
  const figures = [
    [t('amount'), money(payment.amountMinor)],
    [t('refunded'), money(payment.refundedMinor)],
    [t('left'), money(payment.isDisputed ? 0 : payment.leftMinor)],
    [t('received'), deskMoment(payment.receivedAt, locale)],
  ] as const
  const isLost = payment.disputes.some(({ status }) => outcomeOf(status) === 'lost')
  const isRecallable =
    payment.isAlwaysRecallable ||
    payment.method === null ||
    (payment.recallableUntil !== null && payment.recallableUntil >= now)
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
      <PageHead
        back={{ href: '/staff/finance/payments', text: t('toList') }}
        title={t('one', {
          amount: money(payment.amountMinor),
          part: words('partKind', { kind: payment.kind }),
        })}
      >
        <p className="flex flex-wrap gap-x-3 text-sm text-muted">
          <OrderLink serial={payment.orderSerial} />
          <span>{payment.company}</span>
          <span>{t('methods', { method: payment.method ?? 'none' })}</span>
          <span className="font-mono text-xs break-all">{payment.paymentIntentId}</span>
        </p>
      </PageHead>
      <dl className="grid gap-4 border-y py-4 sm:grid-cols-2 lg:grid-cols-4">
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted">{label}</dt>
            <dd className="text-lg font-semibold tabular-nums">{value}</dd>
          </div>
        ))}
      </dl>
      <MessagesProvider messages={{ staff: { form: staff.form } }}>
        <FormPerson id={userId}>
          {payment.disputes.length > 0 ? (
            <section aria-labelledby="disputes" className="grid gap-2">
              <h2 id="disputes" className="text-base">
                {disputeWords('title')}
              </h2>
              <DisputeTable disputes={payment.disputes} now={now} />
            </section>
          ) : null}
          {payment.refunds.length > 0 ? (
            <section aria-labelledby="refunds" className="grid gap-2">
              <h2 id="refunds" className="text-base">
                {refundWords('title')}
              </h2>
              <RefundTable refunds={payment.refunds} isOfPayment mayRefund={mayRefund} />
            </section>
          ) : null}
          {mayRefund ? (
            <section aria-labelledby="refund" className="grid gap-2">
              <h2 id="refund" className="text-base">
                {refundWords('ask')}
              </h2>
              {payment.isDisputed ? (
                <Alert variant="caution">{refundWords(isLost ? 'disputeLost' : 'disputed')}</Alert>
              ) : payment.leftMinor === 0 ? (
                <p className="text-sm">{refundWords('nothingLeft')}</p>
              ) : (
                <>
                  <p className="max-w-prose text-sm text-muted">{refundWords('lead')}</p>
                  {isRecallable && payment.method !== null ? (
                    <Alert variant="caution">
                      {payment.recallableUntil
                        ? refundWords('recallableUntil', {
                            day: dayTextIn(payment.recallableUntil, FACTORY_ZONE, locale),
                          })
                        : refundWords('recallable')}
                    </Alert>
                  ) : null}
                  <DeskForm
                    id="refund"
                    action={askRefundAction}
                    hidden={{ paymentId: payment.id }}
                    once={{ key: randomUUID() }}
                    stacked
                    submit={refundWords('submit')}
                    fields={[
                      {
                        name: 'amount',
                        label: refundWords('typed', { currency: payment.currency }),
                        hint: refundWords('typedHint', { left: money(payment.leftMinor) }),
                        number: { currency: payment.currency },
                        start: plainAmount(payment.leftMinor, payment.currency),
                      },
                      {
                        name: 'reason',
                        label: refundWords('why'),
                        type: 'select',
                        start: payment.isCancelled ? 'cancelled' : '',
                        options: [
                          ['', refundWords('choose')],
                          ...REFUND_REASONS.map(
                            (reason) => [reason, refundWords('reasons', { reason })] as const,
                          ),
                        ],
                      },
                      { name: 'note', label: refundWords('note'), type: 'long', wide: true },
                      ...(isRecallable
                        ? [
                            {
                              name: 'sure',
                              label: refundWords('sure'),
                              type: 'check' as const,
                              wide: true,
                            },
                          ]
                        : []),
                    ]}
                  />
                </>
              )}
            </section>
          ) : null}
        </FormPerson>
      </MessagesProvider>
    </main>
  )
}
