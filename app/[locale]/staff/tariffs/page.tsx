import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { measureFace } from '@/features/tariffs/components/staff/measure-face'
import { measureTable } from '@/features/tariffs/queries/measure-table'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { Notices } from '@/features/tariffs/components/staff/notices'
import { requireStaff } from '@/features/accounts/guards'
import { openQuotesNaming } from '@/features/quotes/queries/open-quotes-naming'
import { endingNotices } from '@/features/tariffs/rules/ending-soon'
import { shippedDestinations } from '@/features/tariffs/rules/rules-in-force'
import { statutoryDay } from '@/features/tariffs/rules/statutory-zone'
import { MEASURE_LIST } from '@/features/tariffs/rules/measure-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/tariffs')

/** The desk's rules: every measure with its review. */
export default async function StaffTariffsPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs'>) {
  const actor = await requireStaff('/staff/tariffs')
  const now = new Date()
  const [params, inForce, open, t] = await Promise.all([
    searchParams,
    rulesInForce(),
    openQuotesNaming(actor, now),
    getTranslations('staff.tariffs'),
  ])
  const countries = shippedDestinations.flatMap((destination) => {
    const rules = inForce.rowsOf(destination)
    return rules ? [{ destination, rules, today: statutoryDay(destination, now) }] : []
  })
  const notices = endingNotices(countries, open)
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
      notice={
        <div className="grid gap-2">
          <p className="text-sm text-muted">{t('lead', { version: inForce.us.version })}</p>
          <Notices notices={notices} />
        </div>
      }
    />
  )
}
