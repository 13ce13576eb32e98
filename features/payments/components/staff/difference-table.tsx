import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { RowsTable } from '@/components/desk/rows-table'
import { formatMoney } from '@/platform/money'
import { askDifferenceAction, noteDifferenceAction } from '../../actions/money'
import type { DifferenceRow } from '../../queries/stripe-day'
import { remediesOf, type MoneyFact } from '../../rules/compare'
import { FinanceLink } from './finance-link'

/** The differences between Stripe and the books, with each side's version and a way to settle it. */
export async function DifferenceTable({
  rows,
  mayCompare,
}: {
  rows: readonly DifferenceRow[]
  mayCompare: boolean
}) {
  const [t, locale] = await Promise.all([getTranslations('finance.stripe'), getLocale()])
  const sideOf = ({ amountMinor, currency, status }: Partial<MoneyFact>) => (
    <>
      {amountMinor === undefined || !currency ? '–' : formatMoney(amountMinor, currency, locale)}
      {status ? <span className="block text-xs text-muted">{status}</span> : null}
    </>
  )
  return (
    <RowsTable
      className="min-w-2xl"
      testId="differences"
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          head: t('what'),
          cell: ({ kind, subject, objectId, paymentId }) => (
            <>
              {t('kinds', { kind, subject })}
              <span className="block font-mono text-xs break-all text-muted">
                {paymentId ? (
                  <FinanceLink href={`/staff/finance/payments/${paymentId}`}>
                    {objectId}
                  </FinanceLink>
                ) : (
                  objectId
                )}
              </span>
            </>
          ),
        },
        { head: t('here'), num: true, cell: ({ here }) => sideOf(here) },
        { head: t('there'), num: true, cell: ({ there }) => sideOf(there) },
        ...(mayCompare
          ? [
              {
                head: t('deed'),
                className: 'min-w-64',
                cell: (row: DifferenceRow) => (
                  <span className="grid gap-2">
                    {remediesOf(row).includes('ask') ? (
                      <DeskForm
                        id={`ask-${row.id}`}
                        action={askDifferenceAction}
                        hidden={{ id: row.id }}
                        fields={[]}
                        submit={t('ask')}
                      />
                    ) : null}
                    <DeskForm
                      id={`note-${row.id}`}
                      action={noteDifferenceAction}
                      hidden={{ id: row.id }}
                      fields={[{ name: 'note', label: t('noteLabel') }]}
                      submit={t('noteSubmit')}
                    />
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
