import { getTranslations } from 'next-intl/server'
import { Markup } from '@/components/markup/markup'
import { LinkArea } from '@/components/site/link-area'
import { Badge } from '@/components/ui/badge'
import { localAddress } from '@/i18n/link'
import { formatMoney } from '@/platform/money'
import { staticMarkup } from '@/platform/static-markup'
import type { InboxRow } from '../../queries/inbox'
import { formatQuoteNumber, formatRequestNumber } from '@/platform/numbers'
import { deskInstant } from '@/platform/dates'

interface Parts {
  rows: readonly InboxRow[]
  t: Awaited<ReturnType<typeof getTranslations<'staff.inbox'>>>
  to: (href: string) => string
}

/**
 * Requests as work: who, where to, how much, how old against the promise, and the next step. Rendered
 * as text: three hundred rows are thousands of elements, and only their links are used.
 */
export async function InboxTable({ rows }: { rows: readonly InboxRow[] }) {
  const [t, to] = await Promise.all([getTranslations('staff.inbox'), localAddress()])
  if (rows.length === 0)
    return (
      <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
        {t('empty')}
      </p>
    )
  return (
    <LinkArea>
      <Markup
        className="relative overflow-x-auto rounded-md border bg-white px-3"
        html={staticMarkup(<Table rows={rows} t={t} to={to} />)}
      />
    </LinkArea>
  )
}

function Table({ rows, t, to }: Parts) {
  return (
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
              <a
                className="font-mono text-info underline"
                href={to(`/staff/requests/${formatRequestNumber(row.serial)}`)}
              >
                {formatRequestNumber(row.serial)}
              </a>
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
              <time dateTime={row.createdAt.toISOString()} title={deskInstant(row.createdAt)}>
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
                <a
                  className="text-info underline"
                  href={to(`/staff/quotes/${formatQuoteNumber(row.quote.serial)}`)}
                >
                  {row.quote.state === 'DRAFT'
                    ? t('continueQuote', { number: formatQuoteNumber(row.quote.serial) })
                    : t('openQuote', { number: formatQuoteNumber(row.quote.serial) })}
                </a>
              ) : (
                <a
                  className="text-info underline"
                  href={to(`/staff/requests/${formatRequestNumber(row.serial)}`)}
                >
                  {t('price')}
                </a>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
