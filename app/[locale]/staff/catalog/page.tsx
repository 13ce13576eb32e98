import { getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import { Button, buttonVariants } from '@/components/ui/button'
import { Input } from '@/components/ui/input'
import { NativeSelect } from '@/components/ui/native-select'
import { requireStaff } from '@/features/accounts/guards'
import { DeskTable } from '@/features/catalog/components/desk-table'
import { listDeskProducts, STATUSES, type DeskFilter } from '@/features/catalog/desk/products'
import { Link } from '@/i18n/link'
import { publishDraftsAction, undoAction } from './actions'

/** The whole catalog as staff run it: find, choose, open, change prices. */
export default async function CatalogDeskPage({ searchParams }: PageProps<'/[locale]/staff/catalog'>) {
  const viewer = await requireStaff('/staff/catalog')
  const [query, t] = [await searchParams, await getTranslations('staff.catalog')]
  const text = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 80) : '')
  const filter: DeskFilter = { q: text('q'), line: text('line'), status: text('status'), page: Math.max(1, Math.trunc(Number(text('page'))) || 1) }
  const { rows, total, pages } = await listDeskProducts(viewer, filter)
  const address = (page: number) => `/staff/catalog?${new URLSearchParams({ q: filter.q, line: filter.line, status: filter.status, page: String(page) })}`
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <h1 className="text-xl">{t('title')}</h1>
        <Link className={buttonVariants({ variant: 'outline', size: 'sm' })} href="/staff/catalog/import">{t('import')}</Link>
      </div>
      {text('batch') ? (
        <Alert variant="ok" role="status" className="flex flex-wrap items-center gap-4">
          <span>{t('pricesPublished')}</span>
          <DeskForm id="undo-batch" action={undoAction} hidden={{ batchId: text('batch') }} fields={[]} submit={t('undo')} />
        </Alert>
      ) : null}
      <form method="get" className="flex flex-wrap items-end gap-3 text-sm">
        <label className="grid gap-1 font-medium">{t('search')}<Input name="q" defaultValue={filter.q} className="w-60" /></label>
        <label className="grid gap-1 font-medium">{t('line')}
          <NativeSelect name="line" defaultValue={filter.line}><option value="">{t('all')}</option>{(['JEWELRY', 'BOXES', 'ORGANIZERS'] as const).map((line) => <option key={line} value={line}>{t(`lines.${line}`)}</option>)}</NativeSelect>
        </label>
        <label className="grid gap-1 font-medium">{t('status')}
          <NativeSelect name="status" defaultValue={filter.status}><option value="">{t('all')}</option><option value="PENDING">{t('statuses.PENDING')}</option>{STATUSES.map((status) => <option key={status} value={status}>{t(`statuses.${status}`)}</option>)}</NativeSelect>
        </label>
        <Button type="submit" variant="outline">{t('show')}</Button>
        <p role="status" className="text-muted">{t('count', { count: total })}</p>
      </form>
      {filter.status === 'PENDING' && total > 0 ? <DeskForm id="publish-drafts" action={publishDraftsAction} hidden={{ q: filter.q, line: filter.line }} fields={[]} submit={t('publishDrafts', { count: total })} /> : null}
      {rows.length === 0 ? <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">{t('empty')}</p> : (
        <form method="get" action="/staff/catalog/prices" className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <input type="hidden" name="q" value={filter.q} /><input type="hidden" name="line" value={filter.line} /><input type="hidden" name="status" value={filter.status} />
          <DeskTable rows={rows} />
          <div className="sticky bottom-0 z-10 flex flex-wrap items-end gap-3 rounded-md border border-control bg-white p-3 text-sm shadow-sm max-sm:static">
            <p className="self-center font-medium max-sm:w-full">{t('pricesTitle')}</p>
            <label className="grid gap-1 font-medium">{t('scope')}<NativeSelect name="scope"><option value="chosen">{t('scopes.chosen')}</option><option value="all">{t('scopes.all', { count: total })}</option></NativeSelect></label>
            <label className="grid gap-1 font-medium">{t('percent')}<Input name="percent" inputMode="decimal" className="w-28" /></label>
            <label className="grid gap-1 font-medium">{t('amount')}<Input name="amount" inputMode="decimal" className="w-28" /></label>
            <Button type="submit" variant="outline">{t('preview')}</Button>
          </div>
        </form>
      )}
      {pages > 1 ? (
        <nav aria-label={t('pages')} className="flex items-center gap-4 text-sm">
          {filter.page > 1 ? <Link className="text-info underline" href={address(filter.page - 1)}>{t('earlier')}</Link> : null}
          <span>{t('page', { page: Math.min(filter.page, pages), pages })}</span>
          {filter.page < pages ? <Link className="text-info underline" href={address(filter.page + 1)}>{t('later')}</Link> : null}
        </nav>
      ) : null}
    </main>
  )
}
