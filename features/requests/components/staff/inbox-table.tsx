import { getFormatter, getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { formatMoney } from '@/platform/money'
import type { InboxRow } from '../../queries/inbox'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'

/** Requests as work: who, where to, how much, how old against the promise, and the next step. */
export async function InboxTable({ rows }: { rows: readonly InboxRow[] }) {
  const [t, format] = await Promise.all([getTranslations('staff.inbox'), getFormatter()])
  if (rows.length === 0)
    return (
      <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
        {t('empty')}
      </p>
    )
  return (
    <div className="relative overflow-x-auto rounded-md border bg-white px-3">
      <table className="ledger min-w-4xl [&_td]:py-1.5">
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('buyer')}</th>
            <th scope="col">{t('destination')}</th>
            <th scope="col">{t('asked')}</th>
            <th scope="col" className="num">
              {t('value')}
            </th>
            <th scope="col" className="num">
              {t('age')}
            </th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('next')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.serial} className="hover:bg-paper">
              <td>
                <Link
                  className="font-mono text-info underline"
                  href={`/staff/requests/${formatRequestNumber(row.serial)}`}
                >
                  {formatRequestNumber(row.serial)}
                </Link>
              </td>
              <td>
                <span className="font-medium">{row.companyName}</span>{' '}
                <span className="text-muted">{row.contactName}</span>
              </td>
              <td>
                {row.destination} · {row.incoterm} · {row.currency}
              </td>
              <td>
                {t('lines', {
                  lines: row.lineCount,
                  custom: row.customLineCount,
                  files: row.fileCount,
                })}
              </td>
              <td className="num">{formatMoney(row.estimateMinor, 'USD')}</td>
              <td className="num">
                <time
                  dateTime={row.createdAt.toISOString()}
                  title={format.dateTime(row.createdAt, {
                    dateStyle: 'medium',
                    timeStyle: 'short',
                  })}
                >
                  {t('hours', { hours: row.ageHours })}
                </time>
                {row.late ? (
                  <Badge variant="fault" className="ms-2">
                    {t('late')}
                  </Badge>
                ) : null}
              </td>
              <td>{t(`status.${row.status}`)}</td>
              <td>
                {row.quote ? (
                  <Link
                    className="text-info underline"
                    href={`/staff/quotes/${formatQuoteNumber(row.quote.serial)}`}
                  >
                    {row.quote.state === 'DRAFT'
                      ? t('continueQuote', { number: formatQuoteNumber(row.quote.serial) })
                      : t('openQuote', { number: formatQuoteNumber(row.quote.serial) })}
                  </Link>
                ) : (
                  <Link
                    className="text-info underline"
                    href={`/staff/requests/${formatRequestNumber(row.serial)}`}
                  >
                    {t('price')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
