import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { SettingsFrame } from '@/features/company/components/staff/settings-frame'
import { SystemStandingView } from '@/features/company/components/staff/system-standing'
import { systemStanding } from '@/features/company/queries/developers'
import { listSettings } from '@/features/company/queries/settings'
import { missingSections } from '@/features/company/rules/setup'

export const generateMetadata = tabTitle('/staff/settings/developers')

/** For the people who run the site: health, queue, versions, and the webhooks received. */
export default async function DevelopersPage() {
  const actor = await requireStaff('/staff/settings/developers')
  if (!may(actor, 'system.read')) return <ReservedPage permission="system.read" />
  const [standing, all, t] = await Promise.all([
    systemStanding(actor),
    listSettings(actor),
    getTranslations('settings.developers'),
  ])
  return (
    <SettingsFrame
      section="developers"
      missing={missingSections(all.map(({ name }) => name))}
      personId={actor.userId}
      title={t('title')}
      lead={t('lead')}
    >
      <SystemStandingView standing={standing} />
    </SettingsFrame>
  )
}
