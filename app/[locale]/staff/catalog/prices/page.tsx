import { getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import { requireStaff } from '@/features/accounts/guards'
import { previewPrices, readPriceChange, type PricePreview } from '@/features/catalog/commands/change-prices'
import type { PriceChange } from '@/features/catalog/content'
import { deskWhere } from '@/features/catalog/desk/products'
import { Link } from '@/i18n/link'
import { InvalidInputError } from '@/platform/errors'
import { formatAmount } from '@/platform/money'
import { changePricesAction } from '../actions'

/** What a change of prices would do, break by break, before it is published. */
export default async function PricesPage({ searchParams }: PageProps<'/[locale]/staff/catalog/prices'>) {
  const viewer = await requireStaff('/staff/catalog')
  const [query, t] = [await searchParams, await getTranslations('staff.catalog')]
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 80) : '')
  const ids = [query.id ?? []].flat().filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const entered = { percent: text('percent'), amount: text('amount') }
  const change = readChange(entered)
  const where = text('scope') === 'all' ? deskWhere({ q: text('q'), line: text('line'), status: text('status') }) : { id: { in: ids } }
  const previews = 'problem' in change ? [] : await previewPrices(viewer, where, change)
  const fit = previews.filter(({ problem }) => problem === null)
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <div className="grid gap-1">
        <p className="text-sm"><Link className="text-info underline" href="/staff/catalog">{t('title')}</Link></p>
        <h1 className="text-xl">{t('pricesTitle')}</h1>
        <p className="text-sm text-muted">{entered.percent ? t('byPercent', { percent: entered.percent }) : t('byAmount', { amount: entered.amount })}</p>
      </div>
      {'problem' in change ? <Alert variant="fault" role="alert">{change.problem}</Alert> : previews.length === 0 ? <Alert variant="caution" role="alert">{t('noneChosen')}</Alert> : (
        <>
          <p role="status" data-testid="price-preview">{t('previewCount', { fit: fit.length, left: previews.length - fit.length })}</p>
          <Preview previews={previews} />
          {fit.length > 0 ? <DeskForm stacked id="prices" action={changePricesAction} hidden={{ ...entered, versions: fit.map(({ id, version }) => `${id}:${version}`).join(',') }} fields={[]} submit={t('publishPrices', { count: fit.length })} /> : null}
        </>
      )}
    </main>
  )
}

function readChange(entered: { percent: string; amount: string }): PriceChange | { problem: string } {
  try {
    return readPriceChange(entered)
  } catch (error) {
    if (error instanceof InvalidInputError) return { problem: Object.values(error.fieldErrors).flat().join(' ') }
    throw error
  }
}

async function Preview({ previews }: { previews: readonly PricePreview[] }) {
  const t = await getTranslations('staff.catalog')
  return (
    <div className="relative overflow-x-auto rounded-md border bg-white px-3">
      <table className="ledger min-w-2xl">
        <thead><tr><th scope="col">{t('style')}</th><th scope="col">{t('name')}</th><th scope="col">{t('breaks')}</th></tr></thead>
        <tbody>
          {previews.map((row) => (
            <tr key={row.id} className={row.problem ? 'text-muted' : undefined}>
              <td className="font-mono text-xs">{row.styleNumber}</td>
              <td>{row.name}{row.problem ? <span className="block text-xs text-caution">{row.problem === 'draft' ? t('hasDraft') : row.problem === 'zero' ? t('wouldBeZero') : row.problem}</span> : null}</td>
              <td className="text-xs tabular-nums"><ul className="flex flex-wrap gap-x-5">{row.breaks.map((each) => <li key={each.fromQuantity}>{t('break', { quantity: each.fromQuantity, before: formatAmount(each.beforeMinor), after: formatAmount(Math.max(0, each.afterMinor)) })}</li>)}</ul></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
