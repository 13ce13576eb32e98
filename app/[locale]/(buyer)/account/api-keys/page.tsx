import { getMessages, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { PageSkeleton } from '@/components/site/page-skeleton'
import { requireSignedIn } from '@/features/accounts/guards'
import { may, ofCompany } from '@/features/accounts/rules/permissions'
import { ApiKeys } from '@/features/companies/components/shop/api-keys'
import { CompanySwitch } from '@/features/companies/components/shop/switch'
import { companyApiKeys } from '@/features/companies/queries/api-keys'
import { MessagesProvider } from '@/i18n/messages-provider'
import { AccountFrame } from '../account-frame'

export const generateMetadata = tabTitle('/account/api-keys')

/** The API keys with which a buyer's company lets its own programs read. */
export default function ApiKeysPage() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Content />
    </Suspense>
  )
}

async function Content() {
  const actor = await requireSignedIn('/account/api-keys')
  if (actor.kind !== 'member') notFound()
  const { companyId } = actor
  const [t, { staff, ownCompany }, all] = await Promise.all([
    getTranslations('ownCompany'),
    getMessages(),
    companyId !== null && may(actor, 'api-key.manage', ofCompany(companyId))
      ? companyApiKeys(actor, companyId, new Date())
      : null,
  ])
  return (
    <AccountFrame room="company" title={t('apiKeys.title')} name={actor.name}>
      <FormPerson id={actor.userId}>
        <MessagesProvider
          messages={{ staff: { form: staff.form }, ownCompany: { apiKeys: ownCompany.apiKeys } }}
        >
          <CompanySwitch actor={actor} />
          {all ? (
            <ApiKeys {...all} />
          ) : (
            <p className="max-w-prose text-sm text-muted">
              {t(companyId === null ? 'people.alone' : 'apiKeys.owners')}
            </p>
          )}
        </MessagesProvider>
      </FormPerson>
    </AccountFrame>
  )
}
