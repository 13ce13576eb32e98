import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { BarKey, CentrePanel } from '@/features/capacity/components/staff/centre-weeks'
import { centreWeeks, SHOWN_WEEKS } from '@/features/capacity/queries/weeks'
import { Link } from '@/i18n/link'

export const generateMetadata = tabTitle('/staff/capacity')

/** The weeks of the workshop: each work centre's booked, free and exceeded capacity. */
export default async function CapacityPage() {
  const [actor, t] = await Promise.all([
    requireStaff('/staff/capacity'),
    getTranslations('capacity'),
  ])
  if (!may(actor, 'capacity.read')) return <ReservedPage permission="capacity.read" />
  const centres = await centreWeeks(actor, new Date())
  return (
    <main id="content" className="shell grid grid-cols-1 gap-6 py-6">
      <header className="grid gap-2">
        <h1 className="text-xl">{t('title')}</h1>
        <p className="max-w-prose text-sm text-muted">{t('lead', { weeks: SHOWN_WEEKS })}</p>
        {centres.length > 0 ? <BarKey /> : <p className="text-sm">{t('none')}</p>}
        <Link className="text-sm text-info underline" href="/staff/settings/centre">
          {t('set')}
        </Link>
      </header>
      <div className="grid grid-cols-1 gap-6 xl:grid-cols-2">
        {centres.map((centre) => (
          <CentrePanel key={centre.code} centre={centre} />
        ))}
      </div>
    </main>
  )
}
