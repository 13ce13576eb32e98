import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { buttonVariants } from '@/components/ui/button'
import { AgreementCard } from '@/features/tariffs/components/staff/agreement-card'
import { DeskFrame } from '@/features/tariffs/components/staff/desk-frame'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { Link } from '@/i18n/link'
import { newYorkDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/tariffs/agreements')

/** Trade agreements with their phases, and the preference of each phase. */
export default async function AgreementsPage() {
  const [t, { us }] = await Promise.all([getTranslations('staff.tariffs'), rulesInForce()])
  const today = newYorkDay(new Date())
  return (
    <DeskFrame room="agreements" lead={t('agreementsLead')}>
      <p>
        <Link
          className={buttonVariants({ variant: 'outline', size: 'sm' })}
          href="/staff/tariffs/new?kind=agreement"
        >
          {t('new.titles.agreement')}
        </Link>
      </p>
      {(us.agreements ?? []).map((agreement) => (
        <AgreementCard key={agreement.id} agreement={agreement} today={today} />
      ))}
    </DeskFrame>
  )
}
