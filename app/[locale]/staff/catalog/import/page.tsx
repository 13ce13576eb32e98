import { PageHead } from '@/components/desk/page-head'
import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { Badge } from '@/components/ui/badge'
import { Empty } from '@/components/ui/empty'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { requireStaff } from '@/features/accounts/guards'
import { MOST_IMPORT_MEGABYTES } from '@/features/product-imports/commands/start-import'
import { ImportUpload } from '@/features/product-imports/components/staff/import-upload'
import { stateVariant } from '@/features/product-imports/components/staff/import-state'
import { CONTENT_FIELDS } from '@/features/catalog/rules/content'
import { listImports, type DeskImport } from '@/features/product-imports/queries/imports'
import { MOST_ROWS } from '@/features/product-imports/jobs/read-stage'
import { Link, localAddress } from '@/i18n/link'
import { deskInstant } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/catalog/import')

const PRODUCTS = '/api/staff/products'

/** Files of products: sending one, those sent before, and downloads of the catalog. */
export default async function ProductImportPage() {
  const actor = await requireStaff('/staff/catalog/import')
  const [t, catalog, imports, local] = await Promise.all([
    getTranslations('imports'),
    getTranslations('staff.catalog'),
    listImports(actor),
    localAddress(),
  ])
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <PageHead
          back={{ href: '/staff/catalog', text: catalog('title') }}
          title={t('title')}
          lead={t('lead')}
        />
        <ImportUpload
          megabytes={MOST_IMPORT_MEGABYTES}
          rows={MOST_ROWS}
          page={local('/staff/catalog/import')}
        />
        <section aria-labelledby="earlier" className="grid grid-cols-[minmax(0,1fr)] gap-2">
          <h2 id="earlier" className="text-lg">
            {t('earlier')}
          </h2>
          <Earlier imports={imports} />
          {imports.length > 0 ? (
            <p className="text-sm">
              <Link
                className="inline-flex min-h-9 items-center text-info underline"
                href="/staff/catalog/import/files"
              >
                {t('allFiles')}
              </Link>
            </p>
          ) : null}
        </section>
        <section aria-labelledby="export" className="grid gap-1 text-sm">
          <h2 id="export" className="text-lg">
            {t('exportTitle')}
          </h2>
          <p className="text-muted">{t('exportLead')}</p>
          <p className="flex flex-wrap gap-x-6 gap-y-2">
            <a className="text-info underline" href={PRODUCTS}>
              {t('exportCsv')}
            </a>
            <a className="text-info underline" href={`${PRODUCTS}?format=xlsx`}>
              {t('exportXlsx')}
            </a>
          </p>
        </section>
        <section aria-labelledby="columns" className="grid gap-2 text-sm">
          <h2 id="columns" className="text-lg">
            {t('columns')}
          </h2>
          <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
            {CONTENT_FIELDS.map((field) => (
              <div key={field} className="contents">
                <dt className="font-mono text-xs">{field}</dt>
                <dd className="text-muted">{catalog(`fields.${field}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </main>
    </FormPerson>
  )
}

async function Earlier({ imports }: { imports: readonly DeskImport[] }) {
  const locale = await getLocale()
  const [t, format] = await Promise.all([getTranslations('imports'), getFormatter()])
  if (imports.length === 0) return <Empty>{t('noneYet')}</Empty>
  return (
    <Table framed className="min-w-2xl">
      <TableHeader>
        <TableRow>
          <TableHead>{t('file')}</TableHead>
          <TableHead>{t('state')}</TableHead>
          <TableHead className="num">{t('new')}</TableHead>
          <TableHead className="num">{t('changed')}</TableHead>
          <TableHead className="num">{t('wrong')}</TableHead>
          <TableHead className="ps-4">{t('sentBy')}</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {imports.map((each) => (
          <TableRow key={each.id}>
            <TableCell className="max-w-80 break-words">
              <Link className="text-info underline" href={`/staff/catalog/import/${each.id}`}>
                {each.fileName}
              </Link>
            </TableCell>
            <TableCell>
              <Badge variant={stateVariant(each.state)}>{t(`states.${each.state}`)}</Badge>
            </TableCell>
            <TableCell className="num">{format.number(each.added)}</TableCell>
            <TableCell className="num">{format.number(each.changed)}</TableCell>
            <TableCell className="num">{format.number(each.wrong)}</TableCell>
            <TableCell className="ps-4 text-muted">
              {t('sentAt', {
                by: each.createdBy,
                at: deskInstant(each.createdAt, locale),
              })}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
