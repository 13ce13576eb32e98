import { PageHead } from '@/components/desk/page-head'
import { getLocale, getTranslations } from 'next-intl/server'
import { orNotFound } from '@/app/or-not-found'
import { foundName, tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { buttonVariants } from '@/components/ui/button'
import { ReadOnlyFor, ReservedPage } from '@/features/accounts/components/staff/reserved'
import { ActivityPanel } from '@/features/activity/components/staff/activity-panel'
import { requireStaff } from '@/features/accounts/guards'
import { deadAddresses } from '@/features/accounts/queries/dead-addresses'
import { may } from '@/features/accounts/rules/permissions'
import {
  CompanyAddresses,
  CompanyNotes,
  CompanyProfile,
  CompanyTaxNumbers,
} from '@/features/companies/components/staff/company-facts'
import {
  CompanyMembers,
  CompanyPeople,
  CompanyTradeSections,
} from '@/features/companies/components/staff/company-trade'
import { CompanyPapers } from '@/features/companies/components/staff/company-papers'
import { EndingPapers } from '@/features/companies/components/paper-list'
import { companyPapers } from '@/features/companies/queries/papers'
import { companyOwners, companyTrade, getCompany } from '@/features/companies/queries/company'
import { CompanyLists } from '@/features/price-lists/components/staff/company-lists'
import { companyPriceLists } from '@/features/price-lists/queries/price-list-table'
import { Link } from '@/i18n/link'
import { countryName } from '@/platform/countries'
import { deskDay } from '@/platform/dates'

export const generateMetadata = tabTitle('/staff/companies/[id]', foundName('company'))

const PARTS = [
  'people',
  'requests',
  'quotes',
  'orders',
  'files',
  'papers',
  'notes',
  'profile',
] as const

/** One company: who it is, its trade with us, and what colleagues know about it. */
export default async function CompanyPage({ params }: PageProps<'/[locale]/staff/companies/[id]'>) {
  const [actor, { id }, t, locale] = await Promise.all([
    requireStaff('/staff/companies'),
    params,
    getTranslations('companies'),
    getLocale(),
  ])
  if (!may(actor, 'company.read')) return <ReservedPage permission="company.read" />
  const company = await orNotFound(getCompany(actor, id))
  const [trade, owners, dead, lists, papers] = await Promise.all([
    companyTrade(actor, id),
    companyOwners(actor),
    deadAddresses(
      actor,
      company.people.map(({ email }) => email),
    ),
    may(actor, 'price-list.read') ? companyPriceLists(actor, id) : null,
    companyPapers(actor, id, new Date()),
  ])
  const names = {
    people: t('people'),
    requests: t('requests'),
    quotes: t('quotes'),
    orders: t('orders'),
    files: t('trade.files'),
    papers: t('papers.title'),
    notes: t('notes.title'),
    profile: t('profile.title'),
  } satisfies Record<(typeof PARTS)[number], string>
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-8 py-6">
        <PageHead
          back={{ href: '/staff/companies', text: t('title') }}
          title={
            <>
              {company.name} {company.isDemo ? <Badge>{t('demo')}</Badge> : null}
            </>
          }
          marks={
            <>
              <p className="text-sm text-muted">
                {company.country ? `${countryName(company.country, locale)} · ` : ''}
                {t('owner')}: {company.owner?.name ?? t('nobody')}
              </p>
              {company.mergedInto === null && may(actor, 'company.merge') ? (
                <Link
                  className={buttonVariants({ variant: 'outline', className: 'ms-auto' })}
                  href={`/staff/companies/${id}/merge`}
                >
                  {t('merge.link')}
                </Link>
              ) : null}
            </>
          }
        >
          {company.mergedInto ? (
            <Alert variant="caution">
              <p>{t('mergedInto', { name: company.mergedInto.name })}</p>
              <Link className="underline" href={`/staff/companies/${company.mergedInto.id}`}>
                {t('open', { name: company.mergedInto.name })}
              </Link>
            </Alert>
          ) : null}
          {company.merged.map(({ id: mergedId, name, at, by }) => (
            <p key={mergedId} className="text-sm text-muted">
              {t('mergedFrom', { name, by, day: deskDay(at, locale) })}
            </p>
          ))}
          {papers.some(({ standing }) => standing !== 'holds') ? (
            <Alert variant="caution">
              <EndingPapers papers={papers} />
            </Alert>
          ) : null}
          <nav aria-label={t('contents')}>
            <ul className="flex flex-wrap gap-x-4 text-sm">
              {PARTS.map((part) => (
                <li key={part}>
                  <a
                    className="inline-flex min-h-9 items-center text-info underline"
                    href={`#${part}`}
                  >
                    {names[part]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        </PageHead>
        <CompanyPeople people={company.people} dead={dead} />
        <CompanyMembers members={company.members} />
        <CompanyTradeSections trade={trade} companyId={id} />
        <CompanyPapers papers={papers} />
        {lists ? <CompanyLists lists={lists} company={id} /> : null}
        <CompanyNotes
          company={company}
          mayWrite={company.mergedInto === null && may(actor, 'company.note')}
        />
        {company.mergedInto === null ? (
          <ReadOnlyFor actor={actor} permission="company.edit">
            <CompanyProfile company={company} owners={owners} />
            <CompanyAddresses company={company} />
            <CompanyTaxNumbers company={company} />
          </ReadOnlyFor>
        ) : null}
        <ActivityPanel actor={actor} object={{ type: 'company', id }} />
      </main>
    </FormPerson>
  )
}
