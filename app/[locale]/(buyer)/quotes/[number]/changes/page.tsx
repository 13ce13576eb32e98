import { Suspense } from 'react'
import { notFound } from 'next/navigation'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { isAnonymous } from '@/features/accounts/rules/actor'
import { LinkNeeded } from '@/features/orders/components/shop/link-needed'
import { CounterPage } from '@/features/quotes/components/shop/counter-page'
import { getQuote } from '@/features/quotes/queries/quotes'
import { NotFoundError } from '@/platform/errors'
import { parseQuoteNumber } from '@/platform/numbers'

export const generateMetadata = tabTitle('/quotes/[number]/changes')

type Props = PageProps<'/[locale]/quotes/[number]/changes'>

export default function Page(props: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Changes {...props} />
    </Suspense>
  )
}

async function Changes({ params, searchParams }: Props) {
  const { number } = await params
  const serial = parseQuoteNumber(number)
  const actor = await currentActor()
  if (serial === null) notFound()
  const quote = await getQuote(actor, serial).catch((error: unknown) => {
    if (error instanceof NotFoundError || isAnonymous(actor)) return null
    throw error
  })
  if (!quote) return <LinkNeeded actor={actor} number={number} path={`/quotes/${number}/changes`} />
  return <CounterPage quote={quote} actor={actor} pick={(await searchParams).pick} />
}
