import { getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { activityFace } from '@/features/activity/components/staff/activity-face'
import { activityTable } from '@/features/activity/queries/activity'
import { ACTIVITY_LIST } from '@/features/activity/rules/activity-list'

export const generateMetadata = tabTitle('/staff/activity')

/** Who did what, everywhere: each role sees what it may read. */
export default async function ActivityPage({
  searchParams,
}: PageProps<'/[locale]/staff/activity'>) {
  const t = await getTranslations('activity')
  return (
    <DeskListPage
      shape={ACTIVITY_LIST}
      table={activityTable}
      permission="activity.read"
      face={activityFace}
      params={await searchParams}
      title={t('title')}
      notice={<p className="text-sm text-muted">{t('lead')}</p>}
    />
  )
}
