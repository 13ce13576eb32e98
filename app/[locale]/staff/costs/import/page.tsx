import { getMessages, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { CostFile } from '@/features/costs/components/staff/cost-file'
import { MessagesProvider } from '@/i18n/messages-provider'
import { PageHead } from '@/components/desk/page-head'

export const generateMetadata = tabTitle('/staff/costs/import')

/** Costs from a sheet: what it would do, its wrong lines, and a button to take it. */
export default async function CostImportPage() {
  const actor = await requireStaff('/staff/costs/import')
  if (!may(actor, 'cost.edit')) return <ReservedPage permission="cost.edit" />
  const [t, { costs }] = await Promise.all([getTranslations('costs'), getMessages()])
  return (
    <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
      <PageHead
        back={{ href: '/staff/costs', text: t('entry.back') }}
        title={t('file.title')}
        lead={t('file.lead')}
      >
        <p className="text-sm">
          <a className="text-info underline" href="/api/staff/costs/entries" download>
            {t('export')}
          </a>
        </p>
      </PageHead>
      <MessagesProvider messages={{ costs }}>
        <CostFile />
      </MessagesProvider>
    </main>
  )
}
