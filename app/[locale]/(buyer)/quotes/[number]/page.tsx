import { Suspense } from 'react'
import { notFound } from 'next/navigation'
import { tabTitle } from '@/app/tab-title'
import { acceptQuoteAction } from '@/features/orders/actions/accept-quote'
import { signRequestedAction } from '@/features/orders/actions/sign-requested'
import { LinkNeeded } from '@/features/orders/components/shop/link-needed'
import { QuotePage } from '@/features/quotes/components/shop/quote-page'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { isAnonymous } from '@/features/accounts/rules/actor'
import { parseQuoteNumber } from '@/platform/numbers'
import { revisionIn } from '@/features/quotes/rules/state'
import { getQuote } from '@/features/quotes/queries/quotes'
import { ThreadPanel } from '@/features/threads/components/thread-panel'
import { NotFoundError } from '@/platform/errors'
import { PageSkeleton } from '@/components/site/page-skeleton'

export const generateMetadata = tabTitle('/quotes/[number]')

type Props = PageProps<'/[locale]/quotes/[number]'>

export default function Page(props: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Quote {...props} />
    </Suspense>
  )
}

async function Quote({ params, searchParams }: Props) {
  const { number } = await params
  const serial = parseQuoteNumber(number)
  const { revision, against, pick, thread, lines, changes, about } = await searchParams
  const actor = await currentActor()
  if (serial === null) notFound()
  const quote = await getQuote(actor, serial, revisionIn(revision), revisionIn(against)).catch(
    (error: unknown) => {
      if (error instanceof NotFoundError || isAnonymous(actor)) return null
      throw error
    },
  )
  if (!quote) return <LinkNeeded actor={actor} number={number} path={`/quotes/${number}`} />
  return (
    <QuotePage
      quote={quote}
      actor={actor}
      now={new Date()}
      lines={lines}
      changed={changes}
      pick={pick}
      sign={acceptQuoteAction}
      signRequested={signRequestedAction}
      thread={
        <ThreadPanel
          actor={actor}
          serial={quote.requestSerial}
          all={thread === 'all'}
          about={typeof about === 'string' ? about : ''}
        />
      }
    />
  )
}
