import { getLocale, getTranslations } from 'next-intl/server'
import { say } from '@/i18n/say'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { formatAmount } from '@/platform/money'
import type { ChangePreview } from '../../commands/change-products'

/** Products of a change, before -> after; those left out come first, with the reason. */
export async function ChangeTable({
  previews,
  prices,
}: {
  previews: readonly ChangePreview[]
  prices: boolean
}) {
  const [t, staff, locale] = await Promise.all([
    getTranslations('desk.bulk'),
    getTranslations('staff.catalog'),
    getLocale(),
  ])
  const sorted = [
    ...previews.filter(({ problem }) => problem !== null),
    ...previews.filter(({ problem }) => problem === null),
  ]
  return (
    <Table framed className="min-w-2xl">
      <TableHeader>
        <TableRow>
          <TableHead>{staff('style')}</TableHead>
          <TableHead>{staff('name')}</TableHead>
          <TableHead>
            {t('before')} → {t('after')}
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {sorted.map((row) => (
          <TableRow
            key={row.id}
            data-problem={row.problem?.code}
            className={row.problem ? 'bg-caution-soft' : undefined}
          >
            <TableCell className="font-mono text-xs">{row.styleNumber}</TableCell>
            <TableCell>
              {row.name}
              {row.problem ? (
                <span className="block text-xs text-caution">
                  {t('left')}: {say(row.problem, locale)}
                </span>
              ) : null}
            </TableCell>
            <TableCell className="text-xs tabular-nums">
              {prices ? <Breaks row={row} /> : <Fields row={row} />}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}

async function Breaks({ row: { breaks } }: { row: ChangePreview }) {
  const locale = await getLocale()
  const t = await getTranslations('staff.catalog')
  return (
    <ul className="flex flex-wrap gap-x-5">
      {breaks.map((each) => (
        <li key={each.fromQuantity}>
          {t('break', {
            quantity: each.fromQuantity,
            before: formatAmount(each.beforeMinor, locale),
            after: formatAmount(Math.max(0, each.afterMinor), locale),
          })}
        </li>
      ))}
    </ul>
  )
}

async function Fields({ row }: { row: ChangePreview }) {
  const [t, staff] = await Promise.all([
    getTranslations('desk.bulk'),
    getTranslations('staff.catalog'),
  ])
  const lines = [
    ...(row.status.before === row.status.after
      ? []
      : [
          {
            key: 'status',
            label: t('status'),
            before: staff(`statuses.${row.status.before}`),
            after: staff(`statuses.${row.status.after}`),
          },
        ]),
    ...row.differences.map(({ field, before, after }) => ({
      key: field,
      label: staff(`fields.${field}`),
      before,
      after,
    })),
  ]
  return (
    <ul>
      {lines.map(({ key, label, before, after }) => (
        <li key={key}>
          {label}: <del className="text-muted">{before || '–'}</del> →{' '}
          <ins className="font-medium no-underline">{after || '–'}</ins>
        </li>
      ))}
    </ul>
  )
}
