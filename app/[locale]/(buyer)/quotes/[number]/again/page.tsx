import { Suspense } from 'react'
import { notFound } from 'next/navigation'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { isAnonymous } from '@/features/accounts/rules/actor'
import { LinkNeeded } from '@/features/orders/components/shop/link-needed'
import { ReorderPage } from '@/features/quotes/components/shop/reorder-page'
import { getQuote } from '@/features/quotes/queries/quotes'
import { reorderOf } from '@/features/quotes/queries/reorder'
import { NotFoundError } from '@/platform/errors'
import { parseQuoteNumber } from '@/platform/numbers'

export const generateMetadata = tabTitle('/quotes/[number]/again')

type Props = PageProps<'/[locale]/quotes/[number]/again'>

export default function Page(props: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Again {...props} />
    </Suspense>
  )
}

async function Again({ params, searchParams }: Props) {
  const { number } = await params
  const serial = parseQuoteNumber(number)
  const actor = await currentActor()
  if (serial === null) notFound()
  const typed = Number((await searchParams).revision)
  const revision = Number.isInteger(typed) && typed > 0 ? typed : undefined
  const quote = await getQuote(actor, serial, revision).catch((error: unknown) => {
    if (error instanceof NotFoundError || isAnonymous(actor)) return null
    throw error
  })
  if (!quote) return <LinkNeeded actor={actor} number={number} path={`/quotes/${number}/again`} />
  if (quote.revision.state === 'DRAFT') notFound()
  return (
    <ReorderPage
      reorder={await reorderOf(actor, serial, quote.revision.number)}
      serial={serial}
      revision={quote.revision.number}
    />
  )
}
