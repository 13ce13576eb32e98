import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { DeedForm } from '@/components/form/deed-form'
import { buttonVariants } from '@/components/ui/button'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { DeadMark } from '@/features/accounts/components/staff/dead-address'
import { requireStaff } from '@/features/accounts/guards'
import { deadAddresses } from '@/features/accounts/queries/dead-addresses'
import { may } from '@/features/accounts/rules/permissions'
import { CompanyLists } from '@/features/price-lists/components/staff/company-lists'
import { companyPriceLists } from '@/features/price-lists/queries/price-list-table'
import { RequestLines } from '@/features/requests/components/request-lines'
import { startQuoteAction } from '@/features/quotes/actions/edit-quote'
import { formatRequestNumber, parseRequestNumber } from '@/platform/numbers'
import { Queue } from '@/features/requests/components/staff/triage/queue'
import { TriagePanel } from '@/features/requests/components/staff/triage/triage'
import { WhatBecame } from '@/features/requests/components/staff/triage/what-became'
import { RequestChanges } from '@/features/requests/components/staff/request-changes'
import { requestChanges } from '@/features/requests/queries/request-changes'
import { getRequest } from '@/features/requests/queries/requests'
import { snoozeDays } from '@/features/requests/queries/snooze-days'
import { triageOf } from '@/features/requests/queries/triage'
import { ThreadPanel } from '@/features/threads/components/thread-panel'
import { FollowUpForm } from '@/features/work/components/staff/follow-up-form'
import { isOpen } from '@/features/requests/rules/handling'
import { REQUEST_LIST } from '@/features/requests/rules/request-list'
import { changed, listQuery, readListQuery } from '@/platform/lists/shape'
import { countryName } from '@/platform/countries'
import { Link } from '@/i18n/link'
import { dayText } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/requests/[number]')

/** A request as work: what was asked for, and what has to be done before it is priced. */
export default async function StaffRequestPage({
  params,
  searchParams,
}: PageProps<'/[locale]/staff/requests/[number]'>) {
  const locale = await getLocale()
  const serial = parseRequestNumber((await params).number)
  const actor = await requireStaff()
  if (serial === null) notFound()
  const query = await searchParams
  const one = (name: string) => [query[name]].flat()[0]
  const view = listQuery(REQUEST_LIST, changed(readListQuery(REQUEST_LIST, one('in') ?? ''), {}))
  const [request, triage, { tomorrow }] = await Promise.all([
    orNotFound(getRequest(actor, serial)),
    orNotFound(triageOf(actor, { serial, view })),
    snoozeDays(),
  ])
  const [t, corrections, dead, lists] = await Promise.all([
    getTranslations('staff.request'),
    requestChanges(actor, serial),
    deadAddresses(actor, [request.contactEmail]),
    may(actor, 'price-list.read') ? companyPriceLists(actor, request.companyId) : null,
  ])
  return (
    <main
      id="content"
      className="grid w-full grid-cols-[minmax(0,1fr)] gap-6 p-4 md:px-6 lg:grid-cols-[17rem_minmax(0,1fr)]"
    >
      <Queue triage={triage} view={view} />
      <div className="grid max-w-6xl grid-cols-[minmax(0,1fr)] content-start gap-6">
        <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
          <h1 className="text-xl">{t('title', { number: formatRequestNumber(serial) })}</h1>
          <Link className="text-muted underline" href={`/staff/companies/${request.companyId}`}>
            {request.companyName}
          </Link>
          <div className="ms-auto">
            {request.quoteNumber ? (
              <Link
                id="price-it"
                className={buttonVariants()}
                href={`/staff/quotes/${request.quoteNumber}`}
              >
                {t('open', { number: request.quoteNumber })}
              </Link>
            ) : may(actor, 'quote.edit') ? (
              isOpen(request.status) ? (
                <DeedForm action={startQuoteAction.bind(null, serial)} id="price-it">
                  {t('start')}
                </DeedForm>
              ) : null
            ) : null}
          </div>
        </header>
        <TriagePanel
          actor={actor}
          triage={triage}
          view={view}
          told={{ did: one('did'), undid: one('undid'), of: one('of') }}
        />
        <WhatBecame request={request} />
        <RequestChanges
          changes={corrections}
          currency={request.currency}
          serial={may(actor, 'request.handle') ? serial : undefined}
          drafted={false}
        />
        <FollowUpForm serial={serial} userId={actor.userId} start={tomorrow} />
        <dl className="grid gap-4 border-y py-4 text-sm sm:grid-cols-2 lg:grid-cols-4">
          <div>
            <dt className="text-xs text-muted">{t('from')}</dt>
            <dd>
              {request.contactName}
              <br />
              <a className="underline" href={`mailto:${request.contactEmail}`}>
                {request.contactEmail}
              </a>
              <DeadMark dead={dead.get(request.contactEmail.toLowerCase())} />
              <br />
              {request.contactPhone}
            </dd>
          </div>
          <div>
            <dt className="text-xs text-muted">{t('terms')}</dt>
            <dd>
              {countryName(request.destination, locale)}, {request.incoterm}, {request.currency}
            </dd>
          </div>
          <div>
            <dt className="text-xs text-muted">{t('wanted')}</dt>
            <dd>{request.wantedDate ? dayText(request.wantedDate, locale) : '–'}</dd>
          </div>
          <div>
            <dt className="text-xs text-muted">{t('notes')}</dt>
            <dd className="whitespace-pre-line">{request.notes ?? t('noNotes')}</dd>
          </div>
        </dl>
        {lists ? <CompanyLists lists={lists} company={request.companyId} /> : null}
        <RequestLines
          request={request}
          shown={{
            from: one('lines'),
            addressOf: (from) => {
              const address = new URLSearchParams({
                ...(one('in') ? { in: one('in') ?? '' } : {}),
                ...(from === undefined ? {} : { lines: String(from) }),
              })
              return `/staff/requests/${formatRequestNumber(serial)}?${address}`
            },
          }}
        />
        <ThreadPanel desk actor={actor} serial={serial} all={one('thread') === 'all'} />
        <ActivityPanel actor={actor} object={{ type: 'quote_request', id: request.id }} />
      </div>
    </main>
  )
}
