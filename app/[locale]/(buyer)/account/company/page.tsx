import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { FormPerson } from '@/components/form/person'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { setCompanyZoneAction } from '@/features/companies/actions/own-company'
import { Addresses } from '@/features/companies/components/shop/addresses'
import { ApiKeysLink } from '@/features/companies/components/shop/api-keys'
import { CompanySwitch } from '@/features/companies/components/shop/switch'
import { RegisteredData } from '@/features/companies/components/shop/legal-data'
import { Papers } from '@/features/companies/components/shop/papers'
import { TaxNumbers } from '@/features/companies/components/shop/tax-numbers'
import { legalData } from '@/features/companies/queries/legal-data'
import { ownCompany } from '@/features/companies/queries/own-company'
import { companyPapers } from '@/features/companies/queries/papers'
import { MessagesProvider } from '@/i18n/messages-provider'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/company')

type Props = PageProps<'/[locale]/account/company'>

/** The company's details for its papers. */
export default function OwnCompanyPage({ searchParams }: Props) {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content searchParams={searchParams} />
    </Suspense>
  )
}

async function Content({ searchParams }: Pick<Props, 'searchParams'>) {
  const actor = await requireSignedIn('/account/company')
  if (actor.kind !== 'member') notFound()
  const [t, people, { staff }, { country: askedCountry }, company, papers, legal] =
    await Promise.all([
      getTranslations('ownCompany.company'),
      getTranslations('ownCompany.people'),
      getMessages(),
      searchParams,
      actor.companyId === null ? null : ownCompany(actor, actor.companyId),
      actor.companyId === null ? [] : companyPapers(actor, actor.companyId, new Date()),
      actor.companyId === null ? null : legalData(actor, actor.companyId),
    ])
  const country =
    typeof askedCountry === 'string' && /^[A-Z]{2}$/.test(askedCountry)
      ? askedCountry
      : (company?.country ?? 'US')
  return (
    <AccountFrame room="company" name={actor.name}>
      <FormPerson id={actor.userId}>
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <CompanySwitch actor={actor} />
          {company ? (
            <>
              <p className="max-w-prose text-sm text-muted">
                {t(company.mayEditFacts ? 'lead' : 'readLead', { company: company.name })}
              </p>
              {legal ? (
                <RegisteredData companyId={company.id} timeZone={company.timeZone} legal={legal} />
              ) : null}
              <Addresses company={company} country={country} />
              <TaxNumbers company={company} />
              <Papers company={company} papers={papers} />
              {company.mayManage ? <ApiKeysLink /> : null}
              {company.mayManage ? (
                <section aria-labelledby="zone-title" className="grid gap-3">
                  <h2 id="zone-title" className="text-lg">
                    {t('zone')}
                  </h2>
                  <p className="text-sm text-muted">{t('zoneText')}</p>
                  <DeskForm
                    key={company.timeZone}
                    action={setCompanyZoneAction}
                    id="zone"
                    stacked
                    hidden={{ companyId: company.id }}
                    submit={t('zoneSave')}
                    fields={[
                      {
                        name: 'timeZone',
                        label: t('zoneLabel'),
                        hint: t('zoneHint'),
                        start: company.timeZone,
                      },
                    ]}
                  />
                </section>
              ) : null}
            </>
          ) : (
            <p className="max-w-prose text-sm text-muted">{people('alone')}</p>
          )}
        </MessagesProvider>
      </FormPerson>
    </AccountFrame>
  )
}
