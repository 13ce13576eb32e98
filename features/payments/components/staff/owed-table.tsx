import { getLocale, getTranslations } from 'next-intl/server'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { dayText } from '@/platform/dates'
import { formatMoney } from '@/platform/money'
import type { OwedPart } from '../../queries/finance-day'
import { OrderLink } from './order-link'

/** Parts that are owed, the oldest day first. */
export async function OwedTable({ parts }: { parts: readonly OwedPart[] }) {
  const [t, words, locale] = await Promise.all([
    getTranslations('finance'),
    getTranslations('orders'),
    getLocale(),
  ])
  return (
    <Table framed className="min-w-xl">
      <TableHeader>
        <TableRow>
          <TableHead>{t('order')}</TableHead>
          <TableHead>{t('company')}</TableHead>
          <TableHead>{t('part')}</TableHead>
          <TableHead>{t('due')}</TableHead>
          <TableHead className="num">{t('open')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {parts.map((part) => (
          <TableRow key={part.id}>
            <TableCell>
              <OrderLink serial={part.orderSerial} />
            </TableCell>
            <TableCell>{part.company}</TableCell>
            <TableCell>{words('partKind', { kind: part.kind })}</TableCell>
            <TableCell className={part.daysLate > 0 ? 'text-fault' : undefined}>
              {part.dueOn === null ? t('noDay') : dayText(part.dueOn, locale)}
              {part.daysLate > 0 ? (
                <span className="block text-xs">{t('daysLate', { days: part.daysLate })}</span>
              ) : null}
            </TableCell>
            <TableCell className="num">
              {formatMoney(part.openMinor, part.currency, locale)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
