import { getLocale, getTranslations } from 'next-intl/server'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Link } from '@/i18n/link'
import { dayText, deskDay, monthText } from '@/platform/dates'
import { formatDecimal, formatMoney, formatWhole } from '@/platform/money'
import type { Cell, FigureName, FigureTable } from '../../rules/figure'
import { BarChart } from './bar-chart'

/** One figure: its chart, its table and the link to its sheet. */
export async function FigureSection({
  name,
  table,
  sheetHref,
  note,
}: {
  name: FigureName
  table: FigureTable
  sheetHref: string
  note?: string | undefined
}) {
  const [t, locale] = await Promise.all([getTranslations('figures'), getLocale()])
  const title = t(`figures.${name}.title`)
  const shown = (cell: Cell) => {
    switch (cell.kind) {
      case 'text':
        return cell.href ? (
          <Link className="text-info underline" href={cell.href}>
            {cell.text}
          </Link>
        ) : (
          cell.text
        )
      case 'count':
        return formatWhole(cell.count, locale)
      case 'money':
        return formatMoney(cell.minor, cell.currency, locale)
      case 'percent':
        return cell.percent === null ? t('nothing') : t('percent', { percent: cell.percent })
      case 'minutes':
        return cell.minutes === null
          ? t('nothing')
          : t('hours', { hours: Math.round(cell.minutes / 6) / 10 })
      case 'day':
        return deskDay(cell.at, locale)
      case 'month':
        return monthText(cell.month, locale)
      case 'decimal':
        return formatDecimal(cell.decimal, locale)
    }
  }
  return (
    <section id={name} aria-labelledby={`${name}-title`} className="grid scroll-mt-4 gap-3">
      <div className="flex flex-wrap items-baseline gap-x-4">
        <h2 id={`${name}-title`} className="text-lg">
          {title}
        </h2>
        <a className="text-sm text-info underline" href={sheetHref} download>
          {t('csv')}
        </a>
      </div>
      <p className="max-w-prose text-sm text-muted">{t(`figures.${name}.lead`)}</p>
      {table.rates && table.rates.length > 0 ? (
        <p className="max-w-prose text-sm text-muted">
          {t('byRates', {
            rates: table.rates
              .map(({ currency, unitsPerUsd, asOf, source }) =>
                t('rate', {
                  currency,
                  units: formatDecimal(unitsPerUsd, locale),
                  day: dayText(asOf, locale),
                  source,
                }),
              )
              .join('; '),
          })}
        </p>
      ) : null}
      {table.unrated && table.unrated.length > 0 ? (
        <p className="max-w-prose text-sm text-caution">
          {t('unrated', { currencies: table.unrated.join(', ') })}
        </p>
      ) : null}
      {note ? <p className="max-w-prose text-sm text-caution">{note}</p> : null}
      {table.rows.length === 0 ? (
        <p className="text-sm text-muted">{t('none')}</p>
      ) : (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4 rounded-md border bg-white p-4">
          {table.chart
            .filter(({ bars }) => bars.length > 0)
            .map((group) => (
              <BarChart key={group.name} group={group} title={t('chart', { title })} />
            ))}
          <Table className="min-w-md">
            <TableHeader>
              <TableRow>
                {table.heads.map(({ label, figure }) => (
                  <TableHead key={label} className={figure ? 'num' : undefined}>
                    {label}
                  </TableHead>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {table.rows.map((row, i) => (
                <TableRow key={i}>
                  {row.map((cell, at) => (
                    <TableCell
                      key={table.heads[at]?.label}
                      className={table.heads[at]?.figure ? 'num whitespace-nowrap' : undefined}
                    >
                      {shown(cell)}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </section>
  )
}
