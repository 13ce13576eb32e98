import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { OwnInvoices } from '@/features/papers/components/shop/own-invoices'
import { OwnStatements } from '@/features/papers/components/shop/own-statements'
import { ownStatements } from '@/features/papers/queries/papers'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/invoices')

type Props = PageProps<'/[locale]/account/invoices'>

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
