import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { requireStaff } from '@/features/accounts/guards'
import { isShopEmpty } from '@/features/catalog/queries/shop-empty'
import { SettingsFrame } from '@/features/company/components/staff/settings-frame'
import { SetupWalk } from '@/features/company/components/staff/setup-walk'
import { listSettings } from '@/features/company/queries/settings'
import { moneyPeople } from '@/features/company/queries/setup-state'
import { calendarYearsMissing, missingSections } from '@/features/company/rules/setup'
import { setupSteps } from '@/features/company/rules/setup-steps'
import { hasFreightCards } from '@/features/freight/queries/card-count'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/settings')

/** Setting up a house: each step, whether it is done, and what doesn't work until it is. */
export default async function SettingsPage() {
  const actor = await requireStaff('/staff/settings')
  const [set, hasFreight, people, empty, t] = await Promise.all([
    listSettings(actor),
    hasFreightCards(actor),
    moneyPeople(actor),
    isShopEmpty(actor),
    getTranslations('settings'),
  ])
  const names = set.map(({ name }) => name)
  const missing = missingSections(names)
  const yearsMissing = calendarYearsMissing(names, factoryDay(new Date()))
  const steps = setupSteps(missing, {
    hasFreight,
    moneyPeople: people,
    yearsMissing,
  })
  return (
    <SettingsFrame
      section={null}
      missing={missing}
      personId={actor.userId}
      title={t('title')}
      lead={t('lead')}
    >
      <SetupWalk
        steps={steps}
        yearsMissing={yearsMissing}
        isShopEmpty={empty}
        asInstalled={set.filter(({ setBy }) => setBy === 'Installation').map(({ name }) => name)}
      />
    </SettingsFrame>
  )
}
