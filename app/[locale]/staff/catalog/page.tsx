import { getTranslations } from 'next-intl/server'
import { FormPerson } from '@/components/form/person'
import { DeskForm } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { requireStaff } from '@/features/accounts/guards'
import { BulkBar } from '@/features/catalog/components/staff/bulk-bar'
import { DeskColumns, DeskFilters } from '@/features/catalog/components/staff/desk-filters'
import { DeskKeys } from '@/features/catalog/components/staff/desk-keys'
import { DeskTable } from '@/features/catalog/components/staff/desk-table'
import { DeskViews } from '@/features/catalog/components/staff/desk-views'
import { deskChoices, listDeskProducts } from '@/features/catalog/queries/product-table'
import { deskHref, deskQuery, readDeskView } from '@/features/catalog/rules/product-view'
import { listDeskViews } from '@/features/catalog/queries/saved-views'
import { Link } from '@/i18n/link'
import { publishDraftsAction, undoAction } from '@/features/catalog/actions/publish'
import { deleteViewAction, saveViewAction } from '@/features/catalog/actions/views'
import { savePriceAction } from '@/features/catalog/actions/save-price'

const PRODUCTS = '/api/staff/products'

/** The whole catalog as staff run it: find, choose, open, change many at once. */
export default async function CatalogDeskPage({
  searchParams,
}: PageProps<'/[locale]/staff/catalog'>) {
  const actor = await requireStaff('/staff/catalog')
  const query = await searchParams
  const batchId = typeof query['batch'] === 'string' ? query['batch'] : ''
  const view = readDeskView(query)
  const [t, desk, imports, choices, views, { rows, total, more, pages }] = await Promise.all([
    getTranslations('staff.catalog'),
    getTranslations('desk'),
    getTranslations('imports'),
    deskChoices(actor),
    listDeskViews(actor),
    listDeskProducts(actor, view),
  ])
  const found = more
    ? desk('foundMany', { total: total.toLocaleString('en') })
    : desk('found', { total })
  const page = Math.min(view.page, pages)
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="grid w-full grid-cols-[minmax(0,1fr)] gap-3 px-4 py-4 md:px-6">
        <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <h1 className="text-lg">{t('title')}</h1>
          <DeskViews view={view} views={views} save={saveViewAction} remove={deleteViewAction} />
          <div className="ms-auto flex items-center gap-3">
            <DeskColumns view={view} />
            <nav aria-label={t('more')} className="flex flex-wrap gap-2">
              {(['import', 'pictures', 'documents'] as const).map((page) => (
                <Link
                  key={page}
                  className={buttonVariants({ variant: 'outline', size: 'sm' })}
                  href={`/staff/catalog/${page}`}
                >
                  {t(page)}
                </Link>
              ))}
            </nav>
          </div>
        </div>
        {batchId ? (
          <Alert variant="ok" role="status" className="flex flex-wrap items-center gap-4">
            <span>{t('pricesPublished')}</span>
            <DeskForm
              id="undo-batch"
              action={undoAction}
              hidden={{ batchId }}
              fields={[]}
              submit={t('undo')}
            />
          </Alert>
        ) : null}
        <DeskFilters view={view} choices={choices} found={found} />
        {view.filter.status === 'PENDING' && total > 0 ? (
          <DeskForm
            id="publish-drafts"
            action={publishDraftsAction}
            hidden={{ view: deskQuery(view) }}
            fields={[]}
            submit={t('publishDrafts', { count: total })}
          />
        ) : null}
        {rows.length === 0 ? (
          <p className="rounded-md border border-dashed border-control p-6 text-sm text-muted">
            {t('empty')}
          </p>
        ) : (
          <form
            method="get"
            action="/staff/catalog/change"
            className="grid grid-cols-[minmax(0,1fr)] gap-3"
          >
            <input type="hidden" name="view" value={deskQuery(view)} />
            <DeskTable rows={rows} view={view} savePrice={savePriceAction} />
            <div className="flex flex-wrap items-center gap-x-6 gap-y-2">
              <BulkBar key={deskQuery(view)} total={total.toLocaleString('en')} />
              {pages > 1 ? (
                <nav aria-label={t('pages')} className="flex items-center gap-4 text-sm">
                  {page > 1 ? (
                    <Link className="text-info underline" href={deskHref(view, { page: page - 1 })}>
                      {t('earlier')}
                    </Link>
                  ) : null}
                  <span>{t('page', { page, pages })}</span>
                  {page < pages ? (
                    <Link className="text-info underline" href={deskHref(view, { page: page + 1 })}>
                      {t('later')}
                    </Link>
                  ) : more ? (
                    <span className="text-muted">{desk('foundHint')}</span>
                  ) : null}
                </nav>
              ) : null}
              <p className="flex flex-wrap gap-x-3 text-sm text-muted">
                {imports('exportThese')}{' '}
                <a className="text-info underline" href={`${PRODUCTS}?${deskQuery(view)}`}>
                  {imports('csv')}
                </a>{' '}
                <a
                  className="text-info underline"
                  href={`${PRODUCTS}?${deskQuery(view)}&format=xlsx`}
                >
                  {imports('xlsx')}
                </a>
              </p>
              <DeskKeys />
            </div>
          </form>
        )}
      </main>
    </FormPerson>
  )
}
