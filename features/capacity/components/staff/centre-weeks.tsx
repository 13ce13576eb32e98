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
import { dayText } from '@/platform/dates'
import { formatWhole } from '@/platform/money'
import { formatOrderNumber } from '@/platform/numbers'
import type { CentreWeek, CentreWeeks } from '../../queries/weeks'
import { WeekBars } from './week-bars'

/** A work centre: its weeks as a chart and as a table, with the orders that fill them. */
export async function CentrePanel({ centre }: { centre: CentreWeeks }) {
  const [t, locale] = await Promise.all([getTranslations('capacity'), getLocale()])
  const { code, title, weekPieces, weeks } = centre
  return (
    <section
      aria-labelledby={`centre-${code}`}
      className="grid grid-cols-1 content-start gap-3 rounded-md border bg-white p-4"
      data-testid="work-centre"
    >
      <div className="grid gap-1">
        <h2 id={`centre-${code}`} className="text-lg">
          {title}
        </h2>
        <p className="max-w-prose text-sm text-muted">
          {centre.isUnreviewed
            ? t('uncounted', { pieces: weekPieces, source: centre.source })
            : t('counted', {
                pieces: weekPieces,
                reviewer: centre.reviewer,
                day: dayText(centre.reviewedOn, locale),
                source: centre.source,
              })}
        </p>
        {centre.isDemo ? <p className="text-sm text-caution">{t('demo')}</p> : null}
        {centre.takes === 'chosen' ? <p className="text-sm text-muted">{t('chosen')}</p> : null}
      </div>
      <WeekBars code={code} weeks={weeks} label={t('picture', { title })} locale={locale} />
      <Table aria-label={t('table', { title })} className="min-w-sm">
        <TableHeader>
          <TableRow>
            <TableHead>{t('week')}</TableHead>
            <TableHead className="num">{t('taken')}</TableHead>
            <TableHead className="num">{t('capacity')}</TableHead>
            <TableHead className="num">{t('free')}</TableHead>
            <TableHead>{t('orders')}</TableHead>
            <TableHead className="num">{t('workedDays')}</TableHead>
          </TableRow>
        </TableHeader>
        <TableBody>
          {weeks.map((week) => (
            <WeekRow key={week.week} week={week} />
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

async function WeekRow({ week }: { week: CentreWeek }) {
  const [t, locale] = await Promise.all([getTranslations('capacity'), getLocale()])
  const { capacity, taken, free, over, orders } = week
  const reasons = orders.filter(({ overReason }) => overReason !== null)
  return (
    <TableRow>
      <TableHead scope="row" className="align-top whitespace-nowrap">
        {formatWhole(week.number, locale)}{' '}
        <span className="font-normal max-md:block">
          {t('from', { day: dayText(week.week, locale) })}
        </span>
      </TableHead>
      <TableCell className="num">{formatWhole(taken, locale)}</TableCell>
      <TableCell className="num">{formatWhole(capacity, locale)}</TableCell>
      <TableCell className={over > 0 ? 'num font-semibold text-fault' : 'num'}>
        {over > 0
          ? t('over', { pieces: over })
          : free === 0
            ? t('full')
            : formatWhole(free, locale)}
      </TableCell>
      <TableCell>
        <span className="flex flex-wrap gap-x-3">
          {orders.map(({ serial, company, pieces }) => (
            <Link
              key={serial}
              className="text-info underline"
              title={company}
              href={`/staff/orders/${formatOrderNumber(serial)}`}
            >
              {t('order', { number: formatOrderNumber(serial), pieces })}
            </Link>
          ))}
        </span>
        {reasons.map(({ serial, by, overReason }) => (
          <span key={serial} className="block text-xs break-words text-muted">
            {t('overBecause', { by, reason: overReason ?? '' })}
          </span>
        ))}
      </TableCell>
      <TableCell className="num">{formatWhole(week.workedDays, locale)}</TableCell>
    </TableRow>
  )
}

/** The key to the charts: what filled, outlined and hatched mean. */
export async function BarKey() {
  const t = await getTranslations('capacity.key')
  return (
    <ul className="flex flex-wrap gap-x-4 text-xs text-muted">
      {(['taken', 'free', 'over'] as const).map((part) => (
        <li key={part} className="flex items-center gap-1.5">
          <svg aria-hidden width="14" height="10" className="text-info">
            <rect
              x="0.5"
              y="0.5"
              width="13"
              height="9"
              fill={part === 'taken' ? 'currentColor' : 'white'}
              fillOpacity="0.8"
              className={part === 'over' ? 'stroke-fault' : 'stroke-input'}
            />
            {part === 'over' ? <path d="M1 9 L9 1 M5 9 L13 1" className="stroke-fault" /> : null}
          </svg>
          {t(part)}
        </li>
      ))}
    </ul>
  )
}
