import { getTranslations } from 'next-intl/server'
import { requireStaff } from '@/features/accounts/guards'
import { ProductImportForm } from '@/features/catalog/components/product-import-form'
import { CONTENT_FIELDS } from '@/features/catalog/content'
import { Link } from '@/i18n/link'

const PRODUCTS = '/api/staff/products'

/** Takes products from a file, after saying what it would do. */
export default async function ProductImportPage() {
  await requireStaff('/staff/catalog/import')
  const [t, catalog] = await Promise.all([getTranslations('staff.catalogImport'), getTranslations('staff.catalog')])
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
      <div className="grid gap-1">
        <p className="text-sm"><Link className="text-info underline" href="/staff/catalog">{catalog('title')}</Link></p>
        <h1 className="text-xl">{t('title')}</h1>
        <p className="max-w-prose text-sm text-muted">{t('lead')}</p>
        <p className="text-sm"><a className="text-info underline" href={PRODUCTS}>{t('download')}</a></p>
      </div>
      <ProductImportForm />
      <section aria-labelledby="columns" className="grid gap-2 text-sm">
        <h2 id="columns" className="text-lg">{t('columns')}</h2>
        <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
          {CONTENT_FIELDS.map((field) => <div key={field} className="contents"><dt className="font-mono text-xs">{field}</dt><dd className="text-muted">{catalog(`fields.${field}`)}</dd></div>)}
        </dl>
      </section>
    </main>
  )
}
