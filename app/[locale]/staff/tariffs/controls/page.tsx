import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { controlFace } from '@/features/tariffs/components/staff/control-face'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { controlTable } from '@/features/tariffs/queries/control-table'
import { CONTROL_LIST } from '@/features/tariffs/rules/control-list'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/tariffs/controls')

/** Export controls: what the exporting country's law prohibits or licenses. */
export default async function ControlsPage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/controls'>) {
  const t = await getTranslations('staff.tariffs')
  return (
    <DeskListPage
      shape={CONTROL_LIST}
      table={controlTable}
      face={controlFace}
      params={await searchParams}
      nav={<DeskNav room="controls" />}
      title={t('rooms.controls')}
      links={
        <Link
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
          href="/staff/tariffs/new?kind=control"
        >
          {t('lists.controlsAdd')}
        </Link>
      }
      notice={<p className="max-w-prose text-sm text-muted">{t('lists.controlsLead')}</p>}
    />
  )
}
