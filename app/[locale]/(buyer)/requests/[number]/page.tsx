import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { Alert, AlertTitle } from '@/components/ui/alert'
import { buttonVariants } from '@/components/ui/button'
import { currentActor } from '@/features/accounts/queries/current-actor'
import { isAnonymous } from '@/features/accounts/rules/actor'
import { promiseSaid } from '@/features/company/queries/answer-promise'
import { LinkNeeded } from '@/features/orders/components/shop/link-needed'
import { RequestLines } from '@/features/requests/components/request-lines'
import { formatRequestNumber, parseRequestNumber } from '@/platform/numbers'
import { OpenCorrection } from '@/features/quotes/components/shop/open-correction'
import { isOpen } from '@/features/requests/rules/handling'
import { may } from '@/features/accounts/rules/permissions'
import { getRequest } from '@/features/requests/queries/requests'
import { ThreadPanel } from '@/features/threads/components/thread-panel'
import { countryName } from '@/platform/countries'
import type { ShownLines } from '@/components/line-pages'
import { Link } from '@/i18n/link'
import { NotFoundError } from '@/platform/errors'

export const generateMetadata = tabTitle('/requests/[number]')

type Props = PageProps<'/[locale]/requests/[number]'>

export default function Page(props: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Request {...props} />
    </Suspense>
  )
}

async function Request({ params, searchParams }: Props) {
  const locale = await getLocale()
  const { number } = await params
  const { thread, lines } = await searchParams
  const serial = parseRequestNumber(number)
  const actor = await currentActor()
  if (serial === null) notFound()
  const request = await getRequest(actor, serial).catch((error: unknown) => {
    if (error instanceof NotFoundError || isAnonymous(actor)) return null
    throw error
  })
  if (!request) return <LinkNeeded actor={actor} number={number} path={`/requests/${number}`} />
  const shown: ShownLines = {
    from: lines,
    addressOf: (from) => `/requests/${number}${from === undefined ? '' : `?lines=${from}`}`,
  }
  const [t, promise] = await Promise.all([
    getTranslations('quotes.request'),
    getTranslations('common.promise'),
  ])
  return (
    <main id="content" className="shell grid gap-6 py-6 md:py-10">
      <header className="grid gap-2">
        <h1 className="text-xl">{t('title', { number: formatRequestNumber(serial) })}</h1>
        <p className="text-sm text-muted">
          {request.companyName} · {countryName(request.destination, locale)} · {request.incoterm} ·{' '}
          {request.currency}
        </p>
      </header>
      {request.quoteNumber ? (
        <Alert variant="ok">
          {t('quoted')}{' '}
          <Link className={buttonVariants()} href={`/quotes/${request.quoteNumber}`}>
            {t('open', { number: request.quoteNumber })}
          </Link>
        </Alert>
      ) : request.mergedInto ? (
        <Alert>
          {t('merged', { number: request.mergedInto })}{' '}
          <Link className={buttonVariants()} href={`/requests/${request.mergedInto}`}>
            {t('openRequest', { number: request.mergedInto })}
          </Link>
        </Alert>
      ) : request.status === 'DECLINED' ? (
        <Alert variant="caution">
          <AlertTitle>{t('declined')}</AlertTitle>
          <p className="whitespace-pre-line">{request.declineReason}</p>
          <p>{t('declinedMore')}</p>
        </Alert>
      ) : request.status === 'WITHDRAWN' ? (
        <Alert>{t('withdrawn')}</Alert>
      ) : (
        <Alert>{t('waiting', { promise: promise('answer', await promiseSaid()) })}</Alert>
      )}
      {request.merged.length > 0 ? (
        <p className="text-sm text-muted">
          {t('alsoOf', { numbers: request.merged.map(({ number }) => number).join(', ') })}
        </p>
      ) : null}
      <RequestLines request={request} shown={shown} />
      {isOpen(request.status) &&
      request.quoteNumber === null &&
      may(actor, 'request.correct', { companyId: request.companyId, requestId: request.id }) ? (
        <OpenCorrection request={request} shown={shown} />
      ) : null}
      <ThreadPanel actor={actor} serial={serial} all={thread === 'all'} />
    </main>
  )
}
