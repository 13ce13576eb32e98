import { getLocale, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import type { StatementRow } from '@/features/ledger/queries/statement'
import { dayText } from '@/platform/dates'
import { formatAmount, formatMoney } from '@/platform/money'

/** The postings of an order in the books. */
export async function OrderPostings({ rows }: { rows: readonly StatementRow[] }) {
  const [t, locale] = await Promise.all([getTranslations('finance'), getLocale()])
  if (rows.length === 0) return null
  const amount = ({ currency }: StatementRow, minor: number) =>
    minor > 0 ? formatAmount(minor, locale, currency) : ''
  return (
    <details data-testid="order-postings">
      <summary className="inline-flex min-h-9 cursor-pointer items-center text-sm text-info underline">
        {t('postings.title', { count: rows.length })}
      </summary>
      <p className="max-w-prose py-2 text-sm text-muted">{t('postings.lead')}</p>
      <RowsTable
        className="min-w-2xl"
        rows={rows}
        keyOf={({ serial, account, subject, currency }) =>
          [serial, account, subject, currency].join(' ')
        }
        columns={[
          {
            head: t('companyAccount.day'),
            cell: ({ bookedOn }) => dayText(bookedOn.toISOString().slice(0, 10), locale),
            className: 'whitespace-nowrap',
          },
          {
            head: t('companyAccount.what'),
            cell: ({ cause, by }) => (
              <>
                {t('companyAccount.cause', { cause: cause.kind.replaceAll(/[.-]/g, '_') })}
                {by ? <span className="text-xs text-muted"> · {by}</span> : null}
              </>
            ),
          },
          { head: t('account'), cell: ({ account }) => t('accountKind', { kind: account }) },
          { head: t('debit'), num: true, cell: (row) => amount(row, row.amountMinor) },
          { head: t('credit'), num: true, cell: (row) => amount(row, -row.amountMinor) },
          {
            head: t('companyAccount.balance'),
            num: true,
            cell: ({ balanceMinor, currency }) => formatMoney(balanceMinor, currency, locale),
          },
        ]}
      />
    </details>
  )
}
