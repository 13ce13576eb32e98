import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { requireStaff } from '@/features/accounts/guards'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { riskFace } from '@/features/tariffs/components/staff/risk-face'
import { riskTable } from '@/features/tariffs/queries/risk-table'
import { RISK_LIST } from '@/features/tariffs/rules/risk-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/tariffs/risks')

/** Requirements of countries beside duty: trade remedies, forced labour, substances, licences. */
export default async function RisksPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/risks'>) {
  await requireStaff('/staff/tariffs/risks')
  const [params, rooms, t] = await Promise.all([
    searchParams,
    getTranslations('staff.tariffs.rooms'),
    getTranslations('tariffDesk.riskDesk'),
  ])
  return (
    <DeskListPage
      shape={RISK_LIST}
      table={riskTable}
      face={riskFace}
      params={params}
      nav={<DeskNav room="risks" />}
      title={rooms('risks')}
      links={
        <Link
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
          href="/staff/tariffs/new?kind=notice"
        >
          {t('add')}
        </Link>
      }
      notice={<p className="max-w-prose text-sm text-muted">{t('lead')}</p>}
    />
  )
}
