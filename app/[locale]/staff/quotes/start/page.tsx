import { randomUUID } from 'node:crypto'
import { getMessages, getTranslations } from 'next-intl/server'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { PageHead } from '@/components/desk/page-head'
import { FormPerson } from '@/components/form/person'
import { ReadOnlyFor } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { startWithoutRequestAction } from '@/features/quotes/actions/desk-life'
import { INCOTERMS } from '@/features/tariffs/schema'
import { MessagesProvider } from '@/i18n/messages-provider'

export const generateMetadata = tabTitle('/staff/quotes/start')

/** A quote for a buyer who asked through another channel. */
export default async function StartQuotePage() {
  const actor = await requireStaff('/staff/quotes/start')
  const [{ staff }, t, quotes] = await Promise.all([
    getMessages(),
    getTranslations('staff.life.start'),
    getTranslations('staff.quotes'),
  ])
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <PageHead
          back={{ href: '/staff/quotes', text: quotes('title') }}
          title={t('title')}
          lead={t('lead')}
        />
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <ReadOnlyFor actor={actor} permission="quote.edit">
            <DeskForm
              action={startWithoutRequestAction}
              id="start-quote"
              stacked
              columns={3}
              once={{ idempotencyKey: randomUUID() }}
              submit={t('submit')}
              fields={[
                { name: 'companyName', label: t('companyName') },
                { name: 'contactName', label: t('contactName') },
                { name: 'contactEmail', label: t('contactEmail') },
                { name: 'destination', label: t('destination') },
                {
                  name: 'incoterm',
                  label: t('incoterm'),
                  type: 'select',
                  options: INCOTERMS.map((term) => [term, term] as const),
                },
                { name: 'currency', label: t('currency'), start: 'USD' },
                { name: 'sku', label: t('sku') },
                { name: 'quantity', label: t('quantity'), number: 'whole' },
              ]}
            />
          </ReadOnlyFor>
        </MessagesProvider>
      </main>
    </FormPerson>
  )
}
