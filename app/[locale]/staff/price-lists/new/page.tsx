import { PageHead } from '@/components/desk/page-head'
import { getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { FormPerson } from '@/components/form/person'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { PriceListForm } from '@/features/price-lists/components/staff/price-list-form'
import { companyName } from '@/features/price-lists/queries/companies'
import { factoryDay } from '@/platform/day'
import { activateAction, savePriceListAction } from '@/features/price-lists/actions/price-list'

export const generateMetadata = tabTitle('/staff/price-lists/new')

/** A new list, for the company it was asked for. */
export default async function NewPriceListPage({
  searchParams,
}: PageProps<'/[locale]/staff/price-lists/new'>) {
  const actor = await requireStaff('/staff/price-lists/new')
  if (!may(actor, 'price-list.edit')) return <ReservedPage permission="price-list.edit" />
  const [{ company = '' }, t] = [await searchParams, await getTranslations('priceLists')]
  const id = typeof company === 'string' ? company : ''
  const name = await companyName(actor, id)
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <PageHead back={{ href: '/staff/price-lists', text: t('title') }} title={t('new')} />
        <PriceListForm
          serial={null}
          number={1}
          edit={0}
          save={savePriceListAction}
          activate={activateAction}
          start={{
            name: '',
            validFrom: factoryDay(new Date()),
            validUntil: '',
            priority: '0',
            note: '',
            companies: name ? [{ id, name }] : [],
            groups: [],
            entries: '',
          }}
        />
      </main>
    </FormPerson>
  )
}
