import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { DeskForm } from '@/components/desk/form'
import { openList } from '@/components/list/open-list'
import { pageReader } from '@/components/list/reader'
import { StaffList } from '@/components/list/staff-list'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { deleteListViewAction, saveListViewAction } from '@/features/accounts/actions/list-views'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { listViews } from '@/features/accounts/queries/list-views'
import { publishDraftsAction, undoAction } from '@/features/catalog/actions/publish'
import { savePriceAction } from '@/features/catalog/actions/save-price'
import { BulkBar } from '@/features/catalog/components/staff/bulk-bar'
import { productFace } from '@/features/catalog/components/staff/product-face'
import { deskChoices, productTable } from '@/features/catalog/queries/product-table'
import { MOST_PRODUCTS } from '@/features/catalog/commands/change-products'
import { PRODUCT_LIST } from '@/features/catalog/rules/product-view'
import { Link } from '@/i18n/link'
import { changed, listQuery } from '@/platform/lists/shape'
import { formatWhole } from '@/platform/money'

export const generateMetadata = tabTitle('/staff/catalog')

const PRODUCTS = '/api/staff/products'

/** The whole catalog for staff: find, choose, open, change many at once. */
export default async function CatalogDeskPage({
  searchParams,
}: PageProps<'/[locale]/staff/catalog'>) {
  const actor = await requireStaff('/staff/catalog')
  const params = await searchParams
  const batchId = typeof params['batch'] === 'string' ? params['batch'] : ''
  const reader = await pageReader()
  const [t, imports, face, views, openedList] = await Promise.all([
    getTranslations('staff.catalog'),
    getTranslations('imports'),
    deskChoices(actor).then((choices) =>
      productFace(reader, { choices, savePrice: savePriceAction }),
    ),
    listViews(actor, PRODUCT_LIST.name),
    productTable(actor).then((source) => openList(PRODUCT_LIST, source, params)),
  ])
  const { state, page } = openedList
  const { locale } = reader
  const query = listQuery(PRODUCT_LIST, changed(state, {}))
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="desk-page">
        <StaffList
          opened={openedList}
          face={face}
          views={views}
          actions={{ save: saveListViewAction, remove: deleteListViewAction }}
          heading={<h1 className="text-lg">{t('title')}</h1>}
          links={
            <nav aria-label={t('more')} className="flex flex-wrap gap-2">
              {may(actor, 'catalog.edit') ? (
                <Link className={buttonVariants({ size: 'sm' })} href="/staff/catalog/new">
                  {t('new')}
                </Link>
              ) : null}
              {(['import', 'pictures', 'documents'] as const).map((room) => (
                <Link
                  key={room}
                  className={buttonVariants({ variant: 'outline', size: 'sm' })}
                  href={`/staff/catalog/${room}`}
                >
                  {t(room)}
                </Link>
              ))}
            </nav>
          }
          notice={
            <>
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
              {state.filter['status'] === 'PENDING' && page.total > 0 ? (
                <DeskForm
                  id="publish-drafts"
                  action={publishDraftsAction}
                  hidden={{ view: query }}
                  fields={[]}
                  submit={
                    page.total > MOST_PRODUCTS
                      ? t('publishFirst', { most: MOST_PRODUCTS, count: page.total })
                      : t('publishDrafts', { count: page.total })
                  }
                />
              ) : null}
            </>
          }
          bulk={{
            path: '/staff/catalog/change',
            bar: <BulkBar key={query} total={formatWhole(page.total, locale)} />,
          }}
          sheets={
            <>
              {imports('exportThese')}
              {(['csv', 'xlsx'] as const).map((format) => (
                <a
                  key={format}
                  className="text-info underline"
                  href={`${PRODUCTS}?${query}&format=${format}`}
                  download
                >
                  {imports(format)}
                </a>
              ))}
            </>
          }
          live
        />
      </main>
    </FormPerson>
  )
}
