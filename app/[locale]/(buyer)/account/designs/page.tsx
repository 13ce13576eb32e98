import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { buttonVariants } from '@/components/ui/button'
import { requireSignedIn } from '@/features/accounts/guards'
import { OwnDesigns } from '@/features/quotes/components/shop/own-designs'
import { ownDesigns } from '@/features/quotes/queries/own-designs'
import { Link } from '@/i18n/link'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/designs')

/** The designs that a buyer kept, and those that their company requested. */
export default function OwnDesignsPage() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content />
    </Suspense>
  )
}

async function Content() {
  const actor = await requireSignedIn('/account/designs')
  if (actor.kind !== 'member') notFound()
  const [t, designs] = await Promise.all([getTranslations('account.designs'), ownDesigns(actor)])
  return (
    <AccountFrame room="designs" name={actor.name}>
      <p className="max-w-prose text-sm text-muted">{t(designs.length > 0 ? 'lead' : 'none')}</p>
      <OwnDesigns designs={designs} />
      <p>
        <Link className={buttonVariants({ variant: 'outline' })} href="/design">
          {t('another')}
        </Link>
      </p>
    </AccountFrame>
  )
}
