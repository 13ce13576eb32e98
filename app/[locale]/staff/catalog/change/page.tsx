import { getLocale, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { DeskForm } from '@/components/desk/form'
import { PageHead } from '@/components/desk/page-head'
import { Alert } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { changeProductsAction } from '@/features/catalog/actions/publish'
import { readBulkChange, type BulkChange } from '@/features/catalog/rules/bulk-change'
import { MOST_PRODUCTS, previewChange } from '@/features/catalog/commands/change-products'
import { ChangeTable } from '@/features/catalog/components/staff/change-table'
import { deskWhere } from '@/features/catalog/queries/product-table'
import { PRODUCT_LIST, readProductList } from '@/features/catalog/rules/product-view'
import { startChangeAction } from '@/features/product-imports/actions/start-change'
import { Link } from '@/i18n/link'
import { say } from '@/i18n/say'
import { listHref } from '@/platform/lists/shape'

export const generateMetadata = tabTitle('/staff/catalog/change')

/** What a change to many products would do, before -> after, before it is published. */
export default async function ChangePage({
  searchParams,
}: PageProps<'/[locale]/staff/catalog/change'>) {
  const actor = await requireStaff('/staff/catalog')
  if (!may(actor, 'catalog.edit')) return <ReservedPage permission="catalog.edit" />
  const locale = await getLocale()
  const [query, t, staff] = [
    await searchParams,
    await getTranslations('desk.bulk'),
    await getTranslations('staff.catalog'),
  ]
  const text = (name: string, most = 80) =>
    typeof query[name] === 'string' ? query[name].slice(0, most) : ''
  const ids = [query['id'] ?? []].flat().filter((id) => /^[0-9a-f-]{36}$/.test(id))
  const entered = { kind: text('kind'), value: text('value') }
  const change = readBulkChange(entered.kind, entered.value)
  const view = readProductList(text('view', 1_000))
  const where = text('scope') === 'all' ? await deskWhere(view.filter) : { id: { in: ids } }
  const previews =
    'problem' in change ? [] : await previewChange({ actor, now: new Date() }, where, change)
  const fit = previews.filter(({ problem }) => problem === null)
  const leftOut = previews.length - fit.length
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <PageHead
          back={{ href: listHref(PRODUCT_LIST, view), text: staff('title') }}
          title={t('title')}
        >
          {'problem' in change ? null : (
            <p className="text-sm text-muted">
              {t(`lead.${leadOf(change)}`, { value: entered.value })}
            </p>
          )}
        </PageHead>
        {'problem' in change ? (
          <Alert variant="fault" role="alert">
            {say(change.problem, locale)}
          </Alert>
        ) : previews.length === 0 ? (
          <Alert variant="caution" role="alert">
            {staff('noneChosen')}
          </Alert>
        ) : (
          <>
            <p role="status" data-testid="price-preview">
              {t('count', { fit: fit.length, left: leftOut })}
              {leftOut > 0 ? ` ${t('leftFirst')}` : ''}
            </p>
            {previews.length < MOST_PRODUCTS ? null : (
              <Alert variant="caution" className="grid gap-2">
                <p>{t('limit', { most: MOST_PRODUCTS })}</p>
                {text('scope') === 'all' && change.kind !== 'archive' ? (
                  <DeskForm
                    id="start-change"
                    action={startChangeAction}
                    hidden={{
                      ...entered,
                      view: text('view', 1_000),
                      title: [
                        t(`lead.${leadOf(change)}`, { value: entered.value }).replace(/\.$/, ''),
                        view.filter.q,
                      ]
                        .filter(Boolean)
                        .join(' · '),
                    }}
                    fields={[]}
                    submit={t('all')}
                  />
                ) : null}
              </Alert>
            )}
            <ChangeTable
              previews={previews}
              prices={change.kind === 'percent' || change.kind === 'amount'}
            />
            <div className="sticky bottom-0 flex flex-wrap items-center gap-4 border-t border-control bg-paper py-3">
              {fit.length > 0 ? (
                <DeskForm
                  id="change"
                  action={changeProductsAction}
                  hidden={{
                    ...entered,
                    versions: fit.map(({ id, version }) => `${id}:${version}`).join(','),
                  }}
                  fields={[]}
                  submit={t(leftOut > 0 ? 'publishFit' : 'publish', { count: fit.length })}
                />
              ) : null}
              <Link
                href={listHref(PRODUCT_LIST, view)}
                className={buttonVariants({ variant: 'ghost' })}
              >
                {t('none')}
              </Link>
            </div>
          </>
        )}
      </main>
    </FormPerson>
  )
}

const leadOf = (change: BulkChange): BulkChange['kind'] => change.kind
