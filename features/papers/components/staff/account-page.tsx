import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { AddressForm } from '@/components/desk/address-form'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { FormPerson } from '@/components/form/person'
import { Link, localAddress } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { dayText } from '@/platform/dates'
import { formatAmount, formatMoney } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import { issueStatementAction } from '../../actions/issue-statement'
import type { AccountView } from '../../queries/account'
import { PaperList } from '../paper-list'

/** A company's account in one currency, and the statements issued of it. */
export async function AccountPage({
  account,
  userId,
  mayIssue,
  credit,
}: {
  account: AccountView
  userId: string
  mayIssue: boolean
  /** the company's credit limit */
  credit: ReactNode
}) {
  const [t, parts, locale, to, { staff }] = await Promise.all([
    getTranslations('finance.companyAccount'),
    getTranslations('orders'),
    getLocale(),
    localAddress(),
    getMessages(),
  ])
  const { currency, companyId } = account
  const amount = (minor: number) => formatAmount(minor, locale, currency)
  const partOf = (kind: string | null) => (kind ? parts('partKind', { kind }) : '')
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
      <header className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="text-xl break-words">{t('title', { company: account.company })}</h1>
          <p className="flex flex-wrap gap-x-4 text-sm">
            <Link
              className="inline-flex min-h-6 items-center text-info underline"
              href="/staff/finance"
            >
              {t('back')}
            </Link>
            <Link
              className="inline-flex min-h-6 items-center text-info underline"
              href={`/staff/companies/${companyId}`}
            >
              {t('profile')}
            </Link>
            {account.currencies.map((each) => (
              <Link
                key={each}
                className="inline-flex min-h-6 items-center text-info underline"
                aria-current={each === currency ? 'true' : undefined}
                href={`/staff/finance/accounts/${companyId}?currency=${each}`}
              >
                {each}
              </Link>
            ))}
          </p>
        </div>
        <AddressForm
          action={to(`/staff/finance/accounts/${companyId}`)}
          hidden={{ currency }}
          fields={[
            { name: 'from', label: t('from'), type: 'date', start: account.from },
            { name: 'to', label: t('to'), type: 'date', start: account.to },
          ]}
          submit={t('show')}
        />
      </header>
      <section aria-labelledby="account-rows" className="grid gap-2">
        <h2 id="account-rows" className="text-base">
          {t('rows', { currency })}
        </h2>
        <RowsTable
          className="min-w-2xl"
          testId="account-rows"
          rows={account.rows.map((row, i) => ({ ...row, key: String(i) }))}
          keyOf={({ key }) => key}
          opening={[{ label: t('opening'), cells: [amount(account.openingMinor)] }]}
          sums={[{ label: t('closing'), cells: [amount(account.closingMinor)] }]}
          columns={[
            {
              head: t('day'),
              className: 'whitespace-nowrap',
              cell: ({ day }) => dayText(day, locale),
            },
            {
              head: t('what'),
              cell: ({ cause, part }) => (
                <>
                  {t('cause', { cause: cause.replaceAll(/[.-]/g, '_') })}
                  {part ? <span className="text-xs text-muted"> · {partOf(part)}</span> : null}
                </>
              ),
            },
            {
              head: t('order'),
              cell: ({ orderSerial }) =>
                orderSerial === null ? null : (
                  <Link
                    className="inline-flex min-h-6 items-center text-info underline"
                    href={`/staff/orders/${formatOrderNumber(orderSerial)}`}
                  >
                    {formatOrderNumber(orderSerial)}
                  </Link>
                ),
            },
            {
              head: t('charged'),
              num: true,
              cell: ({ amountMinor }) => (amountMinor > 0 ? amount(amountMinor) : ''),
            },
            {
              head: t('paid'),
              num: true,
              cell: ({ amountMinor }) => (amountMinor < 0 ? amount(-amountMinor) : ''),
            },
            { head: t('balance'), num: true, cell: ({ balanceMinor }) => amount(balanceMinor) },
          ]}
        />
        <p className="text-sm text-muted">
          {t('standing', {
            open: formatMoney(
              account.open.reduce((sum, { openMinor }) => sum + openMinor, 0),
              currency,
              locale,
            ),
            unapplied: formatMoney(account.unappliedMinor, currency, locale),
          })}
        </p>
      </section>
      <MessagesProvider messages={{ staff: { form: staff.form } }}>
        <FormPerson id={userId}>
          {credit}
          <section aria-labelledby="account-statements" className="grid gap-2">
            <h2 id="account-statements" className="text-base">
              {t('statements')}
            </h2>
            {account.statements.length > 0 ? (
              <ul>
                <PaperList papers={account.statements} />
              </ul>
            ) : (
              <p className="text-sm text-muted">{t('noStatements')}</p>
            )}
            {mayIssue ? (
              <>
                <p className="text-sm text-muted">
                  {t('issueSpan', {
                    from: dayText(account.from, locale),
                    to: dayText(account.to, locale),
                  })}
                </p>
                <DeskForm
                  action={issueStatementAction}
                  id="issue-statement"
                  hidden={{ companyId, currency, from: account.from, to: account.to }}
                  fields={[]}
                  submit={t('issue')}
                />
              </>
            ) : null}
          </section>
        </FormPerson>
      </MessagesProvider>
    </main>
  )
}
