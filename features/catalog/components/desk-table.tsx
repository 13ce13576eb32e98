import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import { Link } from '@/i18n/link'
import { formatAmount } from '@/platform/money'
import type { DeskRow } from '../desk/products'

/** The catalog as a merchandiser's table; chosen rows go along with the form it stands in. */
export async function DeskTable({ rows }: { rows: readonly DeskRow[] }) {
  const t = await getTranslations('staff.catalog')
  return (
    <div className="relative overflow-x-auto rounded-md border bg-white px-3">
      <table className="ledger min-w-4xl">
        <thead>
          <tr>
            <th scope="col"><span className="sr-only">{t('choose')}</span></th><th scope="col">{t('style')}</th><th scope="col">{t('name')}</th><th scope="col">{t('type')}</th><th scope="col">{t('status')}</th>
            <th scope="col" className="num">{t('skus')}</th><th scope="col" className="num">{t('moq')}</th><th scope="col" className="num">{t('prices')}</th><th scope="col" className="num">{t('leadTime')}</th><th scope="col">{t('hsCode')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td><input type="checkbox" name="id" value={row.id} aria-label={t('chooseOne', { style: row.styleNumber })} className="size-5 accent-copper" /></td>
              <td className="font-mono text-xs whitespace-nowrap">{row.styleNumber}</td>
              <td><Link className="text-info underline" prefetch={false} href={`/staff/catalog/${row.id}`}>{row.name}</Link></td>
              <td>{row.type}</td>
              <td><Badge variant={row.status === 'PUBLISHED' ? 'ok' : row.status === 'DRAFT' ? 'info' : 'default'}>{t(`statuses.${row.status}`)}</Badge>{row.hasDraft ? <span className="block text-xs text-caution">{t('unpublished')}</span> : null}</td>
              <td className="num">{row.skus}</td><td className="num">{row.moq}</td>
              <td className="num whitespace-nowrap">{row.fromPriceMinor === row.toPriceMinor ? formatAmount(row.fromPriceMinor) : `${formatAmount(row.fromPriceMinor)} – ${formatAmount(row.toPriceMinor)}`}</td>
              <td className="num">{row.leadTimeDays}</td><td className="font-mono text-xs">{row.hsCodeUs}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
