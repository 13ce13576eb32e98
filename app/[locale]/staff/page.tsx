import { getLocale, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { requireStaff } from '@/features/accounts/guards'
import { snoozeDays } from '@/features/requests/queries/snooze-days'
import { VacantWork } from '@/features/work/components/staff/vacant-work'
import { WorkList } from '@/features/work/components/staff/work-list'
import { workOf } from '@/features/work/queries/home'
import type { WorkSection } from '@/features/work/rules/section'

export const generateMetadata = tabTitle('/staff')

const waits = ({ rows }: WorkSection): boolean => rows.length > 0

/** A staff member's work for today, by their roles. */
export default async function WorkPage() {
  const [actor, locale] = await Promise.all([requireStaff(), getLocale()])
  const [t, roles, { own, vacant }, { tomorrow }] = await Promise.all([
    getTranslations('work'),
    getTranslations('staff.roles'),
    workOf(actor, locale),
    snoozeDays(),
  ])
  return (
    <main id="content" className="desk-page content-start gap-6">
      <header className="flex flex-wrap items-baseline gap-x-4">
        <h1 className="text-lg">{t('title')}</h1>
        <p className="text-sm text-muted">{actor.roles.map((role) => roles(role)).join(', ')}</p>
      </header>
      {own.filter(waits).map((section) => (
        <WorkList key={section.name} section={section} nextDay={tomorrow} />
      ))}
      <div className="grid gap-2">
        {own
          .filter((section) => !waits(section))
          .map((section) => (
            <WorkList key={section.name} section={section} nextDay={tomorrow} />
          ))}
      </div>
      <VacantWork
        sections={vacant.sections}
        roles={vacant.roles.map((role) => roles(role))}
        nextDay={tomorrow}
      />
    </main>
  )
}
