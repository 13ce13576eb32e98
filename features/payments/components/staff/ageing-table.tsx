import { getLocale, getTranslations } from 'next-intl/server'
import { RowsTable } from '@/components/desk/rows-table'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { formatAmount } from '@/platform/money'
import type { CreditLimit } from '../../queries/credit'
import { AGES, ageSums, type AgedAccount } from '../../rules/ageing'

/** What each company owes, by how late it is, with a sum for each currency. */
export async function AgeingTable({
  accounts,
  limits,
}: {
  accounts: readonly AgedAccount[]
  /** by company and currency */
  limits: ReadonlyMap<string, CreditLimit>
}) {
  const [t, locale] = await Promise.all([getTranslations('finance.ageing'), getLocale()])
  const amount = (minor: number, currency: string) =>
    minor === 0 ? '–' : formatAmount(minor, locale, currency)
  return (
    <RowsTable
      className="min-w-3xl"
      rows={accounts}
      keyOf={({ companyId, currency }) => `${companyId} ${currency}`}
      sums={ageSums(accounts).map(({ currency, ages, totalMinor }) => ({
        label: t('sum'),
        cells: [
          currency,
          ...AGES.map((age) => amount(ages[age], currency)),
          amount(totalMinor, currency),
        ],
      }))}
      columns={[
        {
          head: t('company'),
          cell: ({ companyId, company, currency, totalMinor }) => {
            const credit = limits.get(`${companyId} ${currency}`)
            const isOver = credit?.limitMinor != null && totalMinor > credit.limitMinor
            return (
              <>
                <Link
                  className="inline-flex min-h-6 items-center text-info underline"
                  href={`/staff/finance/accounts/${companyId}?currency=${currency}`}
                >
                  {company}
                </Link>{' '}
                {credit?.isHeld ? <Badge variant="fault">{t('held')}</Badge> : null}
                {isOver ? <Badge variant="caution">{t('over')}</Badge> : null}
              </>
            )
          },
        },
        { head: t('currency'), cell: ({ currency }) => currency },
        ...AGES.map((age) => ({
          head: t(`ages.${age}`),
          num: true,
          className: ({ ages }: AgedAccount) =>
            age === 'current' || ages[age] === 0 ? undefined : 'text-fault',
          cell: ({ ages, currency }: AgedAccount) => amount(ages[age], currency),
        })),
        {
          head: t('total'),
          num: true,
          className: 'font-semibold',
          cell: ({ totalMinor, currency }) => amount(totalMinor, currency),
        },
      ]}
    />
  )
}
