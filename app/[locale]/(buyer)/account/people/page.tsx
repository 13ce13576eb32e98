import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { ApiKeysLink } from '@/features/companies/components/shop/api-keys'
import { PeopleList } from '@/features/companies/components/shop/people'
import { CompanySwitch, DomainCompanies } from '@/features/companies/components/shop/switch'
import { companyPeople } from '@/features/companies/queries/company-people'
import { MessagesProvider } from '@/i18n/messages-provider'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/people')

/** The people of a buyer's company. */
export default function OwnPeoplePage() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content />
    </Suspense>
  )
}

async function Content() {
  const actor = await requireSignedIn('/account/people')
  if (actor.kind !== 'member') notFound()
  const [t, { staff }, all] = await Promise.all([
    getTranslations('ownCompany.people'),
    getMessages(),
    actor.companyId === null ? null : companyPeople(actor, actor.companyId, new Date()),
  ])
  return (
    <AccountFrame room="people" name={actor.name}>
      <FormPerson id={actor.userId}>
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <CompanySwitch actor={actor} />
          <DomainCompanies actor={actor} />
          {all ? (
            <>
              <p className="max-w-prose text-sm text-muted">
                {t(all.mayManage ? 'lead' : 'readLead', { company: all.company.name })}
              </p>
              <PeopleList all={all} />
              {all.mayManage ? <ApiKeysLink /> : null}
            </>
          ) : (
            <p className="max-w-prose text-sm text-muted">{t('alone')}</p>
          )}
        </MessagesProvider>
      </FormPerson>
    </AccountFrame>
  )
}
