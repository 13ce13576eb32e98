import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { AccountLists } from '@/features/orders/components/shop/account-lists'
import { AccountFrame } from './account-frame'

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
  const actor = await requireSignedIn('/account')
  return (
    <AccountFrame room="home" name={actor.name}>
      <AccountLists actor={actor} now={new Date()} />
    </AccountFrame>
  )
}
