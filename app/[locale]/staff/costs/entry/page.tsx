import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import { orNotFound } from '@/app/or-not-found'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { PageHead } from '@/components/desk/page-head'
import { FormPerson } from '@/components/form/person'
import { ReadOnlyFor, ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { saveCostAction } from '@/features/costs/actions/costs'
import { CostHistory } from '@/features/costs/components/staff/cost-history'
import { CostExplained } from '@/features/costs/components/staff/cost-explained'
import { costPage } from '@/features/costs/queries/cost-page'
import { costCells } from '@/features/costs/rules/cost-cells'
import { MessagesProvider } from '@/i18n/messages-provider'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/costs/entry')

/** One article: today's cost and its reason, its entries, and the next one. */
export default async function CostEntryPage({
  searchParams,
}: PageProps<'/[locale]/staff/costs/entry'>) {
  const actor = await requireStaff('/staff/costs')
  if (!may(actor, 'cost.read')) return <ReservedPage permission="cost.read" />
  const { subject, key } = await searchParams
  const page = await orNotFound(costPage(actor, { subject, key }))
  const [t, fields, { staff }, locale] = await Promise.all([
    getTranslations('costs.entry'),
    getTranslations('costs.fields'),
    getMessages(),
    getLocale(),
  ])
  const [newest] = page.history
  const start = newest ? costCells(newest) : null
  const number = { decimals: 6 }
  return (
    <FormPerson id={actor.userId}>
      <main id="content" className="shell grid grid-cols-[minmax(0,1fr)] gap-5 py-6">
        <PageHead
          back={{ href: '/staff/costs', text: t('back') }}
          title={page.subject === 'LINE' ? t('lineTitle') : t('title', { key: page.key })}
        >
          <p className="text-sm text-muted">{page.name || page.key}</p>
        </PageHead>
        <CostExplained today={page.today} locale={locale} />
        <section aria-labelledby="change" className="grid gap-3">
          <h2 id="change" className="text-lg">
            {t('change')}
          </h2>
          <ReadOnlyFor actor={actor} permission="cost.edit">
            <MessagesProvider messages={{ staff: { form: staff.form } }}>
              <DeskForm
                action={saveCostAction}
                id="cost"
                stacked
                columns={3}
                version={newest?.version ?? 0}
                hidden={{ subject: page.subject, key: page.key }}
                submit={t('submit')}
                fields={[
                  {
                    name: 'validFrom',
                    label: fields('validFrom'),
                    type: 'date',
                    start: factoryDay(new Date()),
                  },
                  {
                    name: 'currency',
                    label: fields('currency'),
                    hint: fields('currencyHint'),
                    start: start?.currency ?? 'CNY',
                  },
                  { name: 'setUp', label: fields('setUp'), number, start: start?.setUp ?? '' },
                  {
                    name: 'cost',
                    label: fields('cost'),
                    hint: fields('costHint'),
                    number,
                    start: start?.cost ?? '',
                  },
                  {
                    name: 'materials',
                    label: fields('materials'),
                    hint: fields('materialsHint'),
                    type: 'long',
                    mono: true,
                    wide: true,
                    start: start?.materials.replaceAll('; ', '\n') ?? '',
                  },
                  {
                    name: 'plating',
                    label: fields('plating'),
                    hint: fields('platingHint'),
                    start: start?.plating ?? '',
                  },
                  { name: 'stones', label: fields('stones'), number, start: start?.stones ?? '' },
                  {
                    name: 'packing',
                    label: fields('packing'),
                    hint: fields('packingHint'),
                    start: start?.packing ?? '',
                  },
                  {
                    name: 'labourMinutes',
                    label: fields('labourMinutes'),
                    number,
                    start: start?.labourMinutes ?? '',
                  },
                  {
                    name: 'machineMinutes',
                    label: fields('machineMinutes'),
                    number,
                    start: start?.machineMinutes ?? '',
                  },
                  {
                    name: 'source',
                    label: fields('source'),
                    hint: fields('sourceHint'),
                    wide: true,
                    start: '',
                  },
                ]}
              />
            </MessagesProvider>
          </ReadOnlyFor>
        </section>
        <CostHistory history={page.history} locale={locale} />
      </main>
    </FormPerson>
  )
}
