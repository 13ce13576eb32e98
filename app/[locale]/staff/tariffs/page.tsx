import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { buttonVariants } from '@/components/ui/button'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { measureFace } from '@/features/tariffs/components/staff/measure-face'
import { measureTable } from '@/features/tariffs/queries/measure-table'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { MEASURE_LIST } from '@/features/tariffs/rules/measure-list'
import { Link } from '@/i18n/link'

/** The desk's rules: every measure with its review. */
export default async function StaffTariffsPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs'>) {
  const [params, { us }, t] = await Promise.all([
    searchParams,
    rulesInForce(),
    getTranslations('staff.tariffs'),
  ])
  return (
    <DeskListPage
      shape={MEASURE_LIST}
      table={measureTable}
      face={measureFace}
      params={params}
      nav={<DeskNav room="measures" />}
      title={t('title')}
      links={
        <Link
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
          href="/staff/tariffs/new?kind=measure"
        >
          {t('new.titles.measure')}
        </Link>
      }
      notice={<p className="text-sm text-muted">{t('lead', { version: us.version })}</p>}
    />
  )
}
