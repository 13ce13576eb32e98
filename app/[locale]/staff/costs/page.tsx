import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { costFace } from '@/features/costs/components/staff/cost-face'
import { costTable } from '@/features/costs/queries/cost-table'
import { COST_LIST } from '@/features/costs/rules/cost-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/costs')

/** The cost of each article, and the margin that the catalog's lowest price leaves. */
export default async function CostsPage({ searchParams }: PageProps<'/[locale]/staff/costs'>) {
  const [actor, t] = await Promise.all([requireStaff(COST_LIST.path), getTranslations('costs')])
  if (!may(actor, 'cost.read')) return <ReservedPage permission="cost.read" />
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
          {may(actor, 'cost.edit') ? (
            <Link
              className={buttonVariants({ variant: 'outline', size: 'sm' })}
              href="/staff/costs/import"
            >
              {t('import')}
            </Link>
          ) : null}
        </>
      }
      notice={<p className="text-sm text-muted">{t('lead')}</p>}
    />
  )
}
