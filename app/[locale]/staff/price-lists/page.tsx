import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { priceListFace } from '@/features/price-lists/components/staff/price-list-face'
import { companyName } from '@/features/price-lists/queries/companies'
import { priceListTable } from '@/features/price-lists/queries/price-list-table'
import { PRICE_LIST_LIST } from '@/features/price-lists/rules/price-list-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/price-lists')

/** All price lists, with their buyers, validity and state. */
export default async function PriceListsPage({
  searchParams,
}: PageProps<'/[locale]/staff/price-lists'>) {
  const [actor, params, t] = await Promise.all([
    requireStaff(PRICE_LIST_LIST.path),
    searchParams,
    getTranslations('priceLists'),
  ])
  if (!may(actor, 'price-list.read')) return <ReservedPage permission="price-list.read" />
  const id = typeof params['company'] === 'string' ? params['company'] : ''
  const name = await companyName(actor, id)
  const company = name === null ? null : { id, name }
  return (
    <DeskListPage
      shape={PRICE_LIST_LIST}
      table={priceListTable}
      face={(reader) => priceListFace(reader, company)}
      params={params}
      title={t('title')}
      links={
        <>
          <Link
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
            href="/staff/price-lists/groups"
          >
            {t('groups')}
          </Link>
          <Link
            className={buttonVariants({ size: 'sm' })}
            href={company ? `/staff/price-lists/new?company=${id}` : '/staff/price-lists/new'}
          >
            {t('new')}
          </Link>
        </>
      }
      notice={<p className="text-sm text-muted">{t('lead')}</p>}
    />
  )
}
