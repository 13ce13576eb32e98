import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AddressForm } from '@/components/desk/address-form'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { closePeriodAction } from '@/features/ledger/actions/close-period'
import { Link, localAddress } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText } from '@/platform/dates'
import { addDays } from '@/platform/day'
import { formatAmount, formatMoney } from '@/platform/money'
import type { AccountDay, FinanceDay } from '../../queries/finance-day'
import { AlertTable } from './alert-table'
import type { CreditLimit } from '../../queries/credit'
import type { AgedAccount } from '../../rules/ageing'
import { FinanceFrame } from './finance-frame'
import { FinanceLink } from './finance-link'
import { ExportForm } from './export-form'
import { AgeingTable } from './ageing-table'
import { OwedTable } from './owed-table'

/** Finance's day: what needs attention on top, then what is owed, then the accounts. */
export async function FinancePage({
  finance,
  today,
  userId,
  mayClose,
  maySettle,
  waiting,
  aged,
  limits,
  toMatch,
  exports,
}: {
  finance: FinanceDay
  aged: readonly AgedAccount[]
  limits: ReadonlyMap<string, CreditLimit>
  /** transfers that wait for somebody to say for what they are; null for who can't */
  toMatch: number | null
  /** at the factory */
  today: string
  userId: string
  mayClose: boolean
  maySettle: boolean
  /** what needs a person at Stripe */
  waiting: ReactNode
  /** the file for the refund of export tax */
  exports: ReactNode
}) {
  const [t, locale, to, { staff }] = await Promise.all([
    getTranslations('finance'),
    getLocale(),
    localAddress(),
    getMessages(),
  ])
  const { owed, unapplied, alerts, accounts, closedThrough, day } = finance
  return (
    <FinanceFrame
      room="day"
      title={t('title')}
      lead={
        <p className="text-sm text-muted">
          {closedThrough
            ? t('closedThrough', {
                day: dayText(closedThrough.day, locale),
                by: closedThrough.by,
              })
            : t('nothingClosed')}
        </p>
      }
      beside={
        <AddressForm
          action={to('/staff/finance')}
          fields={[{ name: 'day', label: t('day'), type: 'date', start: day, max: today }]}
          submit={t('show')}
        />
      }
    >
      <dl className="grid gap-4 border-y py-4 sm:grid-cols-2 lg:grid-cols-5">
        <Count label={t('late')} value={owed.late} isBad={owed.late > 0} />
        <Count label={t('soon')} value={owed.soon} />
        <Count label={t('alerts')} value={alerts.length} isBad={alerts.length > 0} />
        {toMatch === null ? null : (
          <Count
            label={<FinanceLink href="/staff/transfers">{t('toMatch')}</FinanceLink>}
            value={toMatch}
          />
        )}
        <Count label={t('unapplied')} value={unapplied.length} />
      </dl>
      {alerts.length > 0 ? (
        <section aria-labelledby="finance-alerts" className="grid gap-2">
          <h2 id="finance-alerts" className="text-base">
            {t('alerts')}
          </h2>
          <AlertTable alerts={alerts} userId={userId} maySettle={maySettle} />
        </section>
      ) : null}
      {waiting}
      <section aria-labelledby="finance-owed" className="grid gap-2">
        <h2 id="finance-owed" className="text-base">
          {t('owed')}
        </h2>
        {owed.rows.length > 0 ? (
          <OwedTable parts={owed.rows} />
        ) : (
          <p className="text-sm">{t('noneOwed')}</p>
        )}
        {owed.isCut ? (
          <p className="text-sm">
            <FinanceLink href="/staff/finance/owed">{t('allOwed')}</FinanceLink>
          </p>
        ) : null}
      </section>
      {aged.length > 0 ? (
        <section aria-labelledby="finance-ageing" className="grid gap-2">
          <h2 id="finance-ageing" className="text-base">
            {t('ageing.title')}
          </h2>
          <p className="max-w-prose text-sm text-muted">{t('ageing.lead')}</p>
          <AgeingTable accounts={aged} limits={limits} />
        </section>
      ) : null}
      {unapplied.length > 0 ? (
        <section aria-labelledby="finance-unapplied" className="grid gap-2">
          <h2 id="finance-unapplied" className="text-base">
            {t('unapplied')}
          </h2>
          <p className="max-w-prose text-sm text-muted">{t('unappliedLead')}</p>
          <RowsTable
            rows={unapplied}
            keyOf={({ companyId, currency }) => companyId + currency}
            columns={[
              {
                head: t('company'),
                cell: ({ companyId, company }) => (
                  <Link
                    className="inline-flex min-h-6 items-center text-info underline"
                    href={`/staff/companies/${companyId}`}
                  >
                    {company}
                  </Link>
                ),
              },
              {
                head: t('amount'),
                num: true,
                cell: ({ amountMinor, currency }) => formatMoney(amountMinor, currency, locale),
              },
            ]}
          />
        </section>
      ) : null}
      <section aria-labelledby="finance-accounts" className="grid gap-2">
        <div className="flex flex-wrap items-baseline justify-between gap-3">
          <h2 id="finance-accounts" className="text-base">
            {t('accounts', { day: dayText(day, locale) })}
          </h2>
          <a
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
            href={`/api/staff/ledger?from=${day}&to=${day}`}
          >
            {t('csv')}
          </a>
        </div>
        {accounts.length > 0 ? (
          <RowsTable
            className="min-w-xl"
            rows={accounts}
            keyOf={({ kind, currency }) => kind + currency}
            columns={[
              { head: t('account'), cell: ({ kind }) => t('accountKind', { kind }) },
              { head: t('currency'), cell: ({ currency }) => currency },
              ...(
                [
                  ['opened', 'openedMinor'],
                  ['debit', 'debitMinor'],
                  ['credit', 'creditMinor'],
                  ['balance', 'balanceMinor'],
                ] as const
              ).map(([head, figure]) => ({
                head: t(head),
                num: true,
                cell: (row: AccountDay) =>
                  row[figure] === 0 ? '–' : formatAmount(row[figure], locale, row.currency),
              })),
            ]}
          />
        ) : (
          <Alert variant="info">{t('noAccounts')}</Alert>
        )}
        <p className="max-w-prose text-xs text-muted">{t('signs')}</p>
      </section>
      <section aria-labelledby="finance-export" className="grid gap-2" data-print="hide">
        <h2 id="finance-export" className="text-base">
          {t('export.title')}
        </h2>
        <p className="max-w-prose text-sm text-muted">{t('export.lead')}</p>
        <ExportForm day={day} />
      </section>
      {exports}
      {mayClose ? (
        <section aria-labelledby="finance-close" className="grid gap-2" data-print="hide">
          <h2 id="finance-close" className="text-base">
            {t('close')}
          </h2>
          <p className="max-w-prose text-sm text-muted">{t('closeLead')}</p>
          <MessagesProvider messages={{ staff: { form: staff.form } }}>
            <FormPerson id={userId}>
              <DeskForm
                action={closePeriodAction}
                id="close-period"
                submit={t('closeSubmit')}
                fields={[
                  {
                    name: 'throughDay',
                    label: t('throughDay'),
                    type: 'date',
                    start: addDays(today, -1),
                  },
                  { name: 'note', label: t('note') },
                ]}
              />
            </FormPerson>
          </MessagesProvider>
        </section>
      ) : null}
    </FinanceFrame>
  )
}

function Count({
  label,
  value,
  isBad = false,
}: {
  label: ReactNode
  value: number
  isBad?: boolean
}) {
  return (
    <div>
      <dt className="flex min-h-6 items-center text-xs text-muted">{label}</dt>
      <dd className="text-lg font-semibold">
        {isBad ? <Badge variant="fault">{value}</Badge> : value}
      </dd>
    </div>
  )
}
