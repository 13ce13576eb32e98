import { PageHead } from '@/components/desk/page-head'
import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { createEntriesAction } from '@/features/catalog/actions/save-entries'
import { ProductEntries } from '@/features/catalog/components/staff/editor/product-entries'
import { BLANK_ENTRIES } from '@/features/catalog/rules/content'

export const generateMetadata = tabTitle('/staff/catalog/new')

/** A new product, entered by hand. */
export default async function NewProductPage() {
  const actor = await requireStaff('/staff/catalog/new')
  if (!may(actor, 'catalog.edit')) return <ReservedPage permission="catalog.edit" />
  const t = await getTranslations('staff.catalog')
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-6 py-6">
        <PageHead
          back={{ href: '/staff/catalog', text: t('title') }}
          title={t('new')}
          lead={t('newLead')}
        />
        <ProductEntries
          id="new"
          version={0}
          isNew
          start={BLANK_ENTRIES}
          live={BLANK_ENTRIES}
          save={createEntriesAction}
        />
      </main>
    </FormPerson>
  )
}
