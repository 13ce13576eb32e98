import { getLocale } from 'next-intl/server'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { FactorSection } from '@/features/accounts/components/shop/factor-section'
import { PasswordSection } from '@/features/accounts/components/shop/password-section'
import { SessionsSection, SignInsSection } from '@/features/accounts/components/shop/sign-ins'
import { requireAccount } from '@/features/accounts/guards'
import { sessionNow } from '@/features/accounts/queries/current-actor'
import { ownFactor, ownSignIns } from '@/features/accounts/queries/security'
import { redirect } from '@/i18n/navigation'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/security')

export default function SecurityPage() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Security />
    </Suspense>
  )
}

/** A person's sign-in: password, second factor, sessions, and attempts by others. */
async function Security() {
  const actor = await requireAccount('/account/security')
  if (actor.kind === 'enrolling')
    return redirect({ href: '/account/security/second-factor', locale: await getLocale() })
  const now = new Date()
  const [factor, { sessions, signIns }, present] = await Promise.all([
    ownFactor(actor, now),
    ownSignIns(actor, now),
    sessionNow(),
  ])
  return (
    <AccountFrame room="security" name={actor.name} isStaff={actor.kind === 'staff'}>
      <div className="grid max-w-3xl gap-8">
        <PasswordSection email={actor.email} />
        <FactorSection factor={factor} isStaff={actor.kind === 'staff'} />
        <SessionsSection sessions={sessions} present={present} />
        <SignInsSection signIns={signIns} />
      </div>
    </AccountFrame>
  )
}
