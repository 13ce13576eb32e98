import { getLocale, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { localAddress } from '@/i18n/link'
import { deskMoment } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { DeskPayment } from '../../queries/payment-desk'
import { FinanceLink } from './finance-link'
import { OrderLink } from './order-link'

/** Payments that came in through Stripe: where one is found that something of goes back. */
export async function PaymentsPage({
  rows,
  isCut,
  asked,
}: {
  rows: readonly DeskPayment[]
  isCut: boolean
  /** the order that was typed; '' for all */
  asked: string
}) {
  const [t, words, locale, to] = await Promise.all([
    getTranslations('finance.payments'),
    getTranslations('orders'),
    getLocale(),
    localAddress(),
  ])
  const money = (minor: number, { currency }: DeskPayment) => formatMoney(minor, currency, locale)
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <p className="text-sm">
            <FinanceLink href="/staff/finance">{t('back')}</FinanceLink>
          </p>
          <h1 className="text-xl">{t('title')}</h1>
        </div>
        <form
          method="get"
          action={to('/staff/finance/payments')}
          className="flex flex-wrap items-end gap-3"
        >
          <label className="grid gap-1 text-sm font-medium">
            {t('search')}
            <Input name="order" defaultValue={asked} placeholder={t('number')} className="w-36" />
          </label>
          <Button type="submit" variant="outline">
            {t('show')}
          </Button>
        </form>
      </header>
      {rows.length > 0 ? (
        <RowsTable
          className="min-w-2xl"
          testId="payments"
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('received'),
              cell: ({ id, receivedAt }) => (
                <FinanceLink href={`/staff/finance/payments/${id}`}>
                  {deskMoment(receivedAt, locale)}
                </FinanceLink>
              ),
            },
            { head: t('order'), cell: ({ orderSerial }) => <OrderLink serial={orderSerial} /> },
            { head: t('company'), cell: ({ company }) => company },
            {
              head: t('part'),
              cell: ({ kind }) => words('partKind', { kind }),
            },
            { head: t('method'), cell: ({ method }) => t('methods', { method: method ?? 'none' }) },
            { head: t('amount'), num: true, cell: (row) => money(row.amountMinor, row) },
            {
              head: t('refunded'),
              num: true,
              cell: (row) => (row.refundedMinor === 0 ? '–' : money(row.refundedMinor, row)),
            },
            {
              head: t('state'),
              cell: ({ isDisputed }) =>
                isDisputed ? <Badge variant="fault">{t('disputed')}</Badge> : null,
            },
          ]}
        />
      ) : (
        <Alert variant="info">{t(asked ? 'noneOf' : 'none')}</Alert>
      )}
      {isCut ? <p className="text-sm text-muted">{t('more', { shown: rows.length })}</p> : null}
    </main>
  )
}
