import { useLocale } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { formatAmount, formatDecimal, formatWhole } from '@/platform/money'
import type { PricePreview, PreviewRow } from '../../queries/preview'

/** How a version changes the catalog's prices, break by break; increases are marked. */
export async function PreviewTable({
  preview,
  number,
  page,
  href,
}: {
  preview: PricePreview
  number: number
  page: number
  href: (page: number) => string
}) {
  const t = await getTranslations('priceLists.preview')
  const rises = preview.rows.filter((row) => row.rises).length
  return (
    <section aria-labelledby="preview" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="grid gap-1">
        <h2 id="preview" className="text-lg">
          {t('title')}
        </h2>
        <p className="text-sm text-muted" data-testid="preview-count">
          {t('of', { number, count: preview.total })}
        </p>
        {rises > 0 ? <p className="text-sm text-caution">{t('rises', { count: rises })}</p> : null}
        {preview.idle > 0 ? (
          <p className="text-sm text-caution">{t('idle', { count: preview.idle })}</p>
        ) : null}
      </div>
      {preview.rows.length === 0 ? (
        <p className="rounded-md border border-dashed border-control p-4 text-sm text-muted">
          {t('empty')}
        </p>
      ) : (
        <div className="relative max-h-160 overflow-auto rounded-md border bg-white px-3">
          <table className="ledger min-w-sm sm:min-w-lg">
            <thead>
              <tr>
                <th scope="col">{t('code')}</th>
                <th scope="col" className="num">
                  {t('break')}
                </th>
                <th scope="col" className="num">
                  {t('before')}
                </th>
                <th scope="col" className="num">
                  {t('after')}
                </th>
                <th scope="col" className="num">
                  {t('change')}
                </th>
              </tr>
            </thead>
            {preview.rows.map((row) => (
              <Row key={row.code} row={row} texts={{ rises: t('risesMark'), kept: t('kept') }} />
            ))}
          </table>
        </div>
      )}
      {preview.pages > 1 ? (
        <nav aria-label={t('pages')} className="flex items-center gap-4 text-sm">
          {page > 1 ? (
            <Link className="text-info underline" href={href(page - 1)}>
              {t('earlier')}
            </Link>
          ) : null}
          <span>{t('page', { page: Math.min(page, preview.pages), pages: preview.pages })}</span>
          {page < preview.pages ? (
            <Link className="text-info underline" href={href(page + 1)}>
              {t('later')}
            </Link>
          ) : null}
        </nav>
      ) : null}
    </section>
  )
}

function Row({ row, texts }: { row: PreviewRow; texts: { rises: string; kept: string } }) {
  const locale = useLocale()
  return (
    <tbody>
      {row.breaks.map((each, i) => (
        <tr
          key={each.fromQuantity}
          className={each.afterMinor > each.beforeMinor ? 'bg-caution-soft' : undefined}
        >
          {i === 0 ? (
            <th
              scope="rowgroup"
              rowSpan={row.breaks.length}
              className="w-28 border-hairline! align-top! font-normal! break-words text-ink! sm:w-auto"
            >
              <span className="font-mono text-xs">{row.code}</span>{' '}
              <span className="block text-sm">{row.name}</span>
              {row.kept ? <Badge variant="info">{texts.kept}</Badge> : null}
            </th>
          ) : null}
          <td className="num">{formatWhole(each.fromQuantity, locale)}</td>
          <td className="num text-muted">{formatAmount(each.beforeMinor, locale)}</td>
          <td className="num">{formatAmount(each.afterMinor, locale)}</td>
          <td className="num whitespace-nowrap">
            {each.afterMinor > each.beforeMinor ? (
              <span className="me-2 text-xs text-caution">{texts.rises}</span>
            ) : null}
            {percent(each.change, locale)}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

/** `−12.0%`, `+5.2%`: for comparing, one decimal is enough. */
function percent(basisPoints: number, locale: string): string {
  const size = formatDecimal((Math.abs(basisPoints) / 100).toFixed(1), locale)
  return `${basisPoints < 0 ? '−' : basisPoints > 0 ? '+' : ''}${size}%`
}
