import { getLocale, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Link } from '@/i18n/link'
import { formatAmount } from '@/platform/money'
import type { CreditLimit } from '../../queries/credit'
import { AGES, ageSums, type AgedAccount } from '../../rules/ageing'

/** What each company owes, by how long it is late; its currency stands once, and each has its sum. */
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
    <Table framed className="min-w-3xl">
      <TableHeader>
        <TableRow>
          <TableHead>{t('company')}</TableHead>
          <TableHead>{t('currency')}</TableHead>
          {AGES.map((age) => (
            <TableHead key={age} className="num">
              {t(`ages.${age}`)}
            </TableHead>
          ))}
          <TableHead className="num">{t('total')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {accounts.map(({ companyId, company, currency, ages, totalMinor }) => {
          const credit = limits.get(`${companyId} ${currency}`)
          const isOver = credit?.limitMinor != null && totalMinor > credit.limitMinor
          return (
            <TableRow key={`${companyId} ${currency}`}>
              <TableCell>
                <Link
                  className="inline-flex min-h-6 items-center text-info underline"
                  href={`/staff/finance/accounts/${companyId}?currency=${currency}`}
                >
                  {company}
                </Link>{' '}
                {credit?.isHeld ? <Badge variant="fault">{t('held')}</Badge> : null}
                {isOver ? <Badge variant="caution">{t('over')}</Badge> : null}
              </TableCell>
              <TableCell>{currency}</TableCell>
              {AGES.map((age) => (
                <TableCell
                  key={age}
                  className={age === 'current' || ages[age] === 0 ? 'num' : 'num text-fault'}
                >
                  {amount(ages[age], currency)}
                </TableCell>
              ))}
              <TableCell className="num font-semibold">{amount(totalMinor, currency)}</TableCell>
            </TableRow>
          )
        })}
        {ageSums(accounts).map(({ currency, ages, totalMinor }) => (
          <TableRow key={currency} className="border-t-2 font-semibold">
            <TableCell>{t('sum')}</TableCell>
            <TableCell>{currency}</TableCell>
            {AGES.map((age) => (
              <TableCell key={age} className="num">
                {amount(ages[age], currency)}
              </TableCell>
            ))}
            <TableCell className="num">{amount(totalMinor, currency)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
