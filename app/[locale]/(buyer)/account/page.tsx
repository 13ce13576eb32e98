import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Button } from '@/components/ui/button'
import { signOut } from '@/features/accounts/actions/sign-in'
import { requireSignedIn } from '@/features/accounts/guards'
import { AccountLists } from '@/features/orders/components/shop/account-lists'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('accountTitle'), robots: { index: false } }
}

export default function AccountPage() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Account />
    </Suspense>
  )
}

async function Account() {
  const [actor, t, common] = await Promise.all([
    requireSignedIn('/account'),
    getTranslations('account'),
    getTranslations('common'),
  ])
  return (
    <main id="content" className="shell grid gap-8 py-6 md:py-10">
      <header className="flex flex-wrap items-center gap-4">
        <h1 className="text-xl">{t('accountTitle')}</h1>
        <form action={signOut} className="ms-auto flex items-center gap-3 text-sm">
          <span className="text-muted">{actor.name}</span>
          <Button type="submit" variant="outline" size="sm">
            {common('nav.signOut')}
          </Button>
        </form>
      </header>
      <AccountLists actor={actor} now={new Date()} />
    </main>
  )
}
