import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { importFace } from '@/features/product-imports/components/staff/import-face'
import { importTable } from '@/features/product-imports/queries/import-table'
import { IMPORT_LIST } from '@/features/product-imports/rules/import-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/catalog/import/files')

/** Every file of products that was ever sent. */
export default async function ImportFilesPage({
  searchParams,
}: PageProps<'/[locale]/staff/catalog/import/files'>) {
  const t = await getTranslations('imports')
  return (
    <DeskListPage
      shape={IMPORT_LIST}
      table={importTable}
      face={importFace}
      params={await searchParams}
      title={t('allFiles')}
      links={
        <Link className="text-sm text-info underline" href="/staff/catalog/import">
          {t('title')}
        </Link>
      }
    />
  )
}
