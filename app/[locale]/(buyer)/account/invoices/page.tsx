import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { OwnInvoices } from '@/features/papers/components/shop/own-invoices'
import { OwnStatements } from '@/features/papers/components/shop/own-statements'
import { ownStatements } from '@/features/papers/queries/papers'
import { AccountFrame } from '../account-frame'

type Props = PageProps<'/[locale]/account/invoices'>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.rooms'))('invoices'), robots: { index: false } }
}

/** All invoices of a buyer. */
export default function OwnInvoicesPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content searchParams={searchParams} />
    </Suspense>
  )
}

async function Content({ searchParams }: Pick<Props, 'searchParams'>) {
  const actor = await requireSignedIn('/account/invoices')
  return (
    <AccountFrame room="invoices" name={actor.name}>
      <OwnInvoices actor={actor} params={await searchParams} />
      <OwnStatements statements={await ownStatements(actor)} />
    </AccountFrame>
  )
}
