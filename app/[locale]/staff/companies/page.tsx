import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { companyFace } from '@/features/companies/components/staff/company-face'
import { companyTable } from '@/features/companies/queries/company-table'
import { COMPANY_LIST } from '@/features/companies/rules/company-list'

export const generateMetadata = tabTitle('/staff/companies')

/** Companies that buy, by name. */
export default async function CompaniesPage({
  searchParams,
}: PageProps<'/[locale]/staff/companies'>) {
  const t = await getTranslations('companies')
  return (
    <DeskListPage
      shape={COMPANY_LIST}
      table={companyTable}
      permission="company.read"
      face={companyFace}
      params={await searchParams}
      title={t('title')}
    />
  )
}
