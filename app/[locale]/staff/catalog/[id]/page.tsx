import { orNotFound } from '@/app/or-not-found'
import { foundName, tabTitle } from '@/app/tab-title'
import { DeedForm } from '@/components/form/deed-form'
import { getLocale, getTranslations } from 'next-intl/server'
import { DeskForm } from '@/components/desk/form'
import { PageHead } from '@/components/desk/page-head'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { FormPerson } from '@/components/form/person'
import { ReadOnlyFor } from '@/features/accounts/components/staff/reserved'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { ProductEntries } from '@/features/catalog/components/staff/editor/product-entries'
import { CustomsPanel } from '@/features/catalog/components/staff/customs-panel'
import { LackingDocuments } from '@/features/catalog/components/staff/lacking-documents'
import { PictureManager } from '@/features/catalog/components/staff/pictures/picture-manager'
import { SchedulePanel } from '@/features/catalog/components/staff/schedule-panel'
import { differences, entriesOf, type Difference } from '@/features/catalog/rules/content'
import { lackingDocuments } from '@/features/catalog/queries/documents'
import { getDeskProduct, type DeskProduct } from '@/features/catalog/queries/product-drafts'
import { lackingOf } from '@/features/catalog/rules/lacking'
import { Link } from '@/i18n/link'
import { factoryDay } from '@/platform/day'
import { deskInstant } from '@/platform/dates'
import {
  archiveProductAction,
  cancelScheduleAction,
  publishProductAction,
  scheduleAction,
  undoAction,
} from '@/features/catalog/actions/publish'
import { duplicateAction } from '@/features/catalog/actions/duplicate-product'
import { saveEntriesAction } from '@/features/catalog/actions/save-entries'
import { savePicturesAction } from '@/features/catalog/actions/pictures'

export const generateMetadata = tabTitle('/staff/catalog/[id]', foundName('product'))

/** One product: its entries, what publishing would change, and who changed what. */
export default async function ProductDeskPage({
  params,
}: PageProps<'/[locale]/staff/catalog/[id]'>) {
  const actor = await requireStaff('/staff/catalog')
  const product = await orNotFound(getDeskProduct(actor, (await params).id))
  const t = await getTranslations('staff.catalog')
  const content = product.draft ?? product.live
  const pending = product.draft ? differences(product.live, product.draft) : []
  const own = { id: product.id, version: String(product.version), slug: product.live.slug }
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <PageHead
          back={{ href: '/staff/catalog', text: t('title') }}
          title={content.name}
          marks={
            <>
              <span className="font-mono text-sm text-muted">{content.styleNumber}</span>
              <Badge variant={product.status === 'PUBLISHED' ? 'ok' : 'info'}>
                {t(`statuses.${product.status}`)}
              </Badge>
              {product.status === 'PUBLISHED' ? (
                <Link
                  className="text-sm text-info underline"
                  href={`/products/${product.live.slug}`}
                >
                  {t('inShop')}
                </Link>
              ) : null}
              {may(actor, 'catalog.edit') ? (
                <DeedForm
                  action={duplicateAction.bind(null, product.id)}
                  className="ms-auto"
                  variant="outline"
                  size="sm"
                >
                  {t('duplicate')}
                </DeedForm>
              ) : null}
            </>
          }
        />
        <ReadOnlyFor actor={actor} permission="catalog.edit">
          {product.draft || product.status !== 'PUBLISHED' ? (
            <Alert variant="info" className="grid gap-3">
              <p className="font-medium">
                {product.draft
                  ? t('draftBy', { by: product.draftBy ?? '', count: pending.length })
                  : t('notInShop')}
              </p>
              <Differences all={pending} />
              <DeskForm
                id="publish"
                action={publishProductAction}
                hidden={own}
                fields={[]}
                submit={t('publish')}
              />
            </Alert>
          ) : null}
          <SchedulePanel
            id={product.id}
            version={product.version}
            canSchedule={product.draft !== null || product.status !== 'PUBLISHED'}
            schedule={scheduleAction}
            cancel={cancelScheduleAction}
          />
          <LackingDocuments codes={content.documents} />
          <Lacking product={product} />
          <CustomsPanel actor={actor} id={product.id} content={content} />
          <ProductEntries
            id={product.id}
            version={product.version}
            start={entriesOf(content)}
            live={entriesOf(product.live)}
            save={saveEntriesAction}
          />
          <PictureManager
            id={product.id}
            version={product.version}
            pictures={content.pictures}
            finishes={finishesOf(content.variants)}
            save={savePicturesAction}
          />
          <History product={product} />
          <ActivityPanel actor={actor} object={{ type: 'product', id: product.id }} />
          {product.status === 'PUBLISHED' ? (
            <section aria-label={t('archive')}>
              <DeskForm
                id="archive"
                action={archiveProductAction}
                hidden={own}
                fields={[]}
                submit={t('archive')}
              />
            </section>
          ) : null}
        </ReadOnlyFor>
      </main>
    </FormPerson>
  )
}

/** The finishes that a product's pictures may show. */
const finishesOf = (variants: DeskProduct['live']['variants']) => [
  ...new Map(
    variants.map(({ finishCode, finishName }) => [
      finishCode,
      { code: finishCode, name: finishName },
    ]),
  ).values(),
]

/** What is missing before the product can sell well. */
async function Lacking({ product }: { product: DeskProduct }) {
  const t = await getTranslations('productEditor.lacking')
  const content = product.draft ?? product.live
  const missing = new Set(
    (await lackingDocuments(await requireStaff('/staff/catalog'), content.documents)).map(
      ({ code }) => code,
    ),
  )
  const lacking = lackingOf(
    content,
    content.documents
      .filter((code) => !missing.has(code))
      .map((code) => ({ code, validUntil: null })),
    factoryDay(new Date()),
  )
  if (lacking.length === 0) return <p className="text-sm text-ok">{t('none')}</p>
  return (
    <section
      aria-labelledby="lacking"
      className="flex flex-wrap items-baseline gap-x-4 gap-y-1 text-sm"
    >
      <h2 id="lacking" className="font-medium">
        {t('title')}
      </h2>
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {lacking.map((each) => (
          <li key={each}>
            <Badge variant="info">{t(each)}</Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function Differences({ all }: { all: readonly Difference[] }) {
  const t = await getTranslations('staff.catalog')
  if (all.length === 0) return null
  return (
    <dl className="grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[max-content_1fr]">
      {all.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-muted">{t(`fields.${field}`)}</dt>
          <dd className="whitespace-pre-line">
            <del className="text-muted">{before || '–'}</del>{' '}
            <ins className="font-medium no-underline">{after || '–'}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

async function History({ product }: { product: DeskProduct }) {
  const locale = await getLocale()
  const t = await getTranslations('staff.catalog')
  const [latest] = product.changes
  return (
    <section aria-labelledby="changes" className="grid gap-3">
      <h2 id="changes" className="text-lg">
        {t('changes')}
      </h2>
      {latest ? (
        <ol className="grid gap-px overflow-hidden rounded-md border bg-hairline">
          {product.changes.map((change) => (
            <li key={change.batchId} className="grid gap-2 bg-white p-4 text-sm">
              <p>
                <span className="font-medium">
                  {t(
                    `kinds.${(['prices', 'change', 'archive', 'undo'] as const).find((kind) => kind === change.kind) ?? 'publish'}`,
                  )}
                </span>{' '}
                <span className="text-muted">
                  {change.actor}, {deskInstant(change.createdAt, locale)}
                  {change.status
                    ? ` · ${t('statusChanged', { before: change.status.before, after: change.status.after })}`
                    : ''}
                </span>
              </p>
              <Differences all={change.differences} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-sm text-muted">{t('noChanges')}</p>
      )}
      {product.earlierChanges > 0 ? (
        <p className="text-sm text-muted">
          {t('earlierChanges', { count: product.earlierChanges })}
        </p>
      ) : null}
      {latest ? (
        <DeskForm
          id="undo"
          action={undoAction}
          hidden={{ batchId: latest.batchId }}
          fields={[]}
          submit={t('undo')}
        />
      ) : null}
    </section>
  )
}
