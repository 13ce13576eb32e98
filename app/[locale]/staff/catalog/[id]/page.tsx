import { getFormatter, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { DeskForm, type DeskField } from '@/components/desk/form'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { requireStaff } from '@/features/accounts/guards'
import { LackingDocuments } from '@/features/catalog/components/lacking-documents'
import { PictureManager } from '@/features/catalog/components/pictures/picture-manager'
import { SchedulePanel } from '@/features/catalog/components/schedule-panel'
import { CONTENT_FIELDS, differences, entriesOf, type ContentField, type Difference } from '@/features/catalog/content'
import { getDeskProduct, type DeskProduct } from '@/features/catalog/desk/products'
import { LINES } from '@/features/catalog/filters'
import { Link } from '@/i18n/link'
import { NotFoundError } from '@/platform/errors'
import { archiveProductAction, cancelScheduleAction, duplicateAction, publishProductAction, saveProductAction, scheduleAction, undoAction } from '../actions'
import { savePicturesAction } from '../picture-actions'

const LISTS = ['dimensions', 'priceBreaks', 'variants', 'options', 'finishMoqs', 'variantBreaks', 'optionBreaks', 'shortRun', 'stock', 'hsCodes', 'materials', 'pictures', 'documents'] as const
const LONG: readonly ContentField[] = ['description', ...LISTS]
const WIDE: readonly ContentField[] = ['summary', 'description', 'variants', 'options', 'pictures']
const HINTED = [...LISTS, 'slug', 'origins', 'sampleFeeMinor'] as const

/** One product: its entries, what publishing would change, and what was changed of it by whom. */
export default async function ProductDeskPage({ params }: PageProps<'/[locale]/staff/catalog/[id]'>) {
  const viewer = await requireStaff('/staff/catalog')
  const product = await getDeskProduct(viewer, (await params).id).catch((error: unknown) => {
    if (error instanceof NotFoundError) notFound()
    throw error
  })
  const t = await getTranslations('staff.catalog')
  const content = product.draft ?? product.live
  const entries = entriesOf(content)
  const pending = product.draft ? differences(product.live, product.draft) : []
  const own = { id: product.id, version: String(product.version), slug: product.live.slug }
  const fields = CONTENT_FIELDS.map((name): DeskField => {
    const hinted = HINTED.find((each) => each === name)
    return {
      name, label: t(`fields.${name}`), start: entries[name], wide: WIDE.includes(name), mono: name !== 'description', type: name === 'line' ? 'select' : LONG.includes(name) ? 'long' : 'text',
      ...(name === 'line' ? { options: LINES.map((line) => [line, line] as const) } : {}), ...(hinted ? { hint: t(`hints.${hinted}`) } : {}),
    }
  })
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <header className="flex flex-wrap items-baseline gap-x-4 gap-y-2">
        <p className="w-full text-sm"><Link className="text-info underline" href="/staff/catalog">{t('title')}</Link></p>
        <h1 className="text-xl">{content.name}</h1>
        <span className="font-mono text-sm text-muted">{content.styleNumber}</span>
        <Badge variant={product.status === 'PUBLISHED' ? 'ok' : 'info'}>{t(`statuses.${product.status}`)}</Badge>
        {product.status === 'PUBLISHED' ? <Link className="text-sm text-info underline" href={`/products/${product.live.slug}`}>{t('inShop')}</Link> : null}
        <form action={duplicateAction.bind(null, product.id)} className="ms-auto"><Button type="submit" variant="outline" size="sm">{t('duplicate')}</Button></form>
      </header>
      {product.draft || product.status !== 'PUBLISHED' ? (
        <Alert variant="info" className="grid gap-3">
          <p className="font-medium">{product.draft ? t('draftBy', { by: product.draftBy ?? '', count: pending.length }) : t('notInShop')}</p>
          <Differences all={pending} />
          <DeskForm id="publish" action={publishProductAction} hidden={own} fields={[]} submit={t('publish')} />
        </Alert>
      ) : null}
      <SchedulePanel id={product.id} version={product.version} canSchedule={product.draft !== null || product.status !== 'PUBLISHED'} schedule={scheduleAction} cancel={cancelScheduleAction} />
      <LackingDocuments codes={content.documents} />
      <DeskForm stacked columns={3} id="product" action={saveProductAction} hidden={own} fields={fields} submit={t('save')} key={product.version} />
      <PictureManager id={product.id} version={product.version} pictures={content.pictures} finishes={finishesOf(content.variants)} form="product" save={savePicturesAction} />
      <History product={product} />
      {product.status === 'PUBLISHED' ? <section aria-label={t('archive')}><DeskForm id="archive" action={archiveProductAction} hidden={own} fields={[]} submit={t('archive')} /></section> : null}
    </main>
  )
}

/** The finishes that a product's pictures may show. */
const finishesOf = (variants: DeskProduct['live']['variants']) => [...new Map(variants.map(({ finishCode, finishName }) => [finishCode, { code: finishCode, name: finishName }])).values()]

async function Differences({ all }: { all: readonly Difference[] }) {
  const t = await getTranslations('staff.catalog')
  if (all.length === 0) return null
  return (
    <dl className="grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[max-content_1fr]">
      {all.map(({ field, before, after }) => (
        <div key={field} className="contents">
          <dt className="text-muted">{t(`fields.${field}`)}</dt>
          <dd className="whitespace-pre-line"><del className="text-muted">{before || '–'}</del> <ins className="font-medium no-underline">{after || '–'}</ins></dd>
        </div>
      ))}
    </dl>
  )
}

async function History({ product }: { product: DeskProduct }) {
  const [t, format] = await Promise.all([getTranslations('staff.catalog'), getFormatter()])
  const [latest] = product.changes
  return (
    <section aria-labelledby="changes" className="grid gap-3">
      <h2 id="changes" className="text-lg">{t('changes')}</h2>
      {latest ? (
        <ol className="grid gap-px overflow-hidden rounded-md border bg-hairline">
          {product.changes.map((change) => (
            <li key={change.batchId} className="grid gap-2 bg-white p-4 text-sm">
              <p><span className="font-medium">{t(`kinds.${(['prices', 'change', 'archive', 'undo'] as const).find((kind) => kind === change.kind) ?? 'publish'}`)}</span> <span className="text-muted">{change.actor}, {format.dateTime(change.createdAt, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' })}{change.status ? ` · ${t('statusChanged', { before: change.status.before, after: change.status.after })}` : ''}</span></p>
              <Differences all={change.differences} />
            </li>
          ))}
        </ol>
      ) : <p className="text-sm text-muted">{t('noChanges')}</p>}
      {latest ? <DeskForm id="undo" action={undoAction} hidden={{ batchId: latest.batchId }} fields={[]} submit={t('undo')} /> : null}
    </section>
  )
}
