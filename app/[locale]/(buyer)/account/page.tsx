import { getMessages } from 'next-intl/server'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { OwnDeadAddress } from '@/features/accounts/components/dead-address'
import { requireSignedIn } from '@/features/accounts/guards'
import { ownDeadAddress } from '@/features/accounts/queries/dead-addresses'
import { CompanySwitch, DomainCompanies } from '@/features/companies/components/shop/switch'
import { OwnEndingPapers } from '@/features/companies/components/shop/ending-papers'
import { MessagesProvider } from '@/i18n/messages-provider'
import { AccountLists } from '@/features/orders/components/shop/account-lists'
import { NewestDesigns } from '@/features/quotes/components/shop/own-designs'
import { ownDesigns } from '@/features/quotes/queries/own-designs'
import { AccountFrame } from './account-frame'

export const generateMetadata = tabTitle('/account')

/** How many designs the first page shows. */
const FIRST_DESIGNS = 4

export default function AccountPage() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Account />
    </Suspense>
  )
}

async function Account() {
  const [actor, { staff }] = await Promise.all([requireSignedIn('/account'), getMessages()])
  const dead = actor.kind === 'member' ? await ownDeadAddress(actor) : null
  const designs = actor.kind === 'member' ? await ownDesigns(actor, FIRST_DESIGNS) : []
  return (
    <AccountFrame room="home" name={actor.name}>
      {dead && 'email' in actor ? <OwnDeadAddress email={actor.email} since={dead.since} /> : null}
      {actor.kind === 'member' ? (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <CompanySwitch actor={actor} />
          <DomainCompanies actor={actor} />
        </MessagesProvider>
      ) : null}
      {actor.kind === 'member' ? <OwnEndingPapers actor={actor} /> : null}
      <AccountLists actor={actor} now={new Date()} />
      <NewestDesigns designs={designs} />
    </AccountFrame>
  )
}
