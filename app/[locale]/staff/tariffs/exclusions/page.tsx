import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { exclusionFace } from '@/features/tariffs/components/staff/exclusion-face'
import { exclusionTable } from '@/features/tariffs/queries/exclusion-table'
import { EXCLUSION_LIST } from '@/features/tariffs/rules/exclusion-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/tariffs/exclusions')

/** Exclusion lists: what lifts a programme's duty, and for which articles. */
export default async function ExclusionsPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/exclusions'>) {
  const t = await getTranslations('staff.tariffs')
  return (
    <DeskListPage
      shape={EXCLUSION_LIST}
      table={exclusionTable}
      face={exclusionFace}
      params={await searchParams}
      nav={<DeskNav room="exclusions" />}
      title={t('rooms.exclusions')}
      links={
        <Link
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
          href="/staff/tariffs/new?kind=exclusion"
        >
          {t('lists.exclusionsAdd')}
        </Link>
      }
      notice={<p className="max-w-prose text-sm text-muted">{t('lists.exclusionsLead')}</p>}
    />
  )
}
