import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { buttonVariants } from '@/components/ui/button'
import { costFace } from '@/features/costs/components/staff/cost-face'
import { costTable } from '@/features/costs/queries/cost-table'
import { COST_LIST } from '@/features/costs/rules/cost-list'
import { Link } from '@/i18n/link'

/** What each article costs, and what the least price of the catalog leaves. */
export default async function CostsPage({ searchParams }: PageProps<'/[locale]/staff/costs'>) {
  const t = await getTranslations('costs')
  return (
    <DeskListPage
      shape={COST_LIST}
      table={costTable}
      face={costFace}
      params={await searchParams}
      title={t('title')}
      links={
        <>
          <Link
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
            href="/staff/costs/rates"
          >
            {t('rates')}
          </Link>
          <Link
            className={buttonVariants({ variant: 'outline', size: 'sm' })}
            href="/staff/costs/import"
          >
            {t('import')}
          </Link>
        </>
      }
      notice={<p className="text-sm text-muted">{t('lead')}</p>}
    />
  )
}
