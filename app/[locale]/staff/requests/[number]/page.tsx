import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { orNotFound } from '@/app/or-not-found'
import { DeedForm } from '@/components/form/deed-form'
import { buttonVariants } from '@/components/ui/button'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { CompanyLists } from '@/features/price-lists/components/staff/company-lists'
import { companyPriceLists } from '@/features/price-lists/queries/price-list-table'
import { RequestLines } from '@/features/requests/components/request-lines'
import { startQuoteAction } from '@/features/quotes/actions/edit-quote'
import { formatRequestNumber, parseRequestNumber } from '@/platform/numbers'
import { getRequest } from '@/features/requests/queries/requests'
import { countryName } from '@/platform/countries'
import { Link } from '@/i18n/link'
import { dayText } from '@/platform/dates'

export default async function StaffRequestPage({
  params,
}: PageProps<'/[locale]/staff/requests/[number]'>) {
  const locale = await getLocale()
  const serial = parseRequestNumber((await params).number)
  const actor = await requireStaff()
  if (serial === null) notFound()
  const request = await orNotFound(getRequest(actor, serial))
  const [t, lists] = await Promise.all([
    getTranslations('staff.request'),
    may(actor, 'price-list.read') ? companyPriceLists(actor, request.companyId) : null,
  ])
  return (
    <main id="content" className="shell grid gap-6 py-6">
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <h1 className="text-xl">{t('title', { number: formatRequestNumber(serial) })}</h1>
        <p className="text-muted">{request.companyName}</p>
        <div className="ms-auto">
          {request.quoteNumber ? (
            <Link className={buttonVariants()} href={`/staff/quotes/${request.quoteNumber}`}>
              {t('open', { number: request.quoteNumber })}
            </Link>
          ) : may(actor, 'quote.edit') ? (
            <DeedForm action={startQuoteAction.bind(null, serial)}>{t('start')}</DeedForm>
          ) : null}
        </div>
      </header>
      <dl className="grid gap-4 border-y py-4 text-sm sm:grid-cols-2 lg:grid-cols-4">
        <div>
          <dt className="text-xs text-muted">{t('from')}</dt>
          <dd>
            {request.contactName}
            <br />
            <a className="underline" href={`mailto:${request.contactEmail}`}>
              {request.contactEmail}
            </a>
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
      <RequestLines request={request} />
    </main>
  )
}
