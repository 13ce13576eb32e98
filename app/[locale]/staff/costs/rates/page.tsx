import { getMessages, getTranslations } from 'next-intl/server'
import { DeskListPage } from '@/app/desk-list-page'
import { tabTitle } from '@/app/tab-title'
import { DeskForm } from '@/components/desk/form'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { reviewCostRateAction, saveCostRateAction } from '@/features/costs/actions/costs'
import { costRateFace } from '@/features/costs/components/staff/rate-face'
import { costRateTable } from '@/features/costs/queries/rate-table'
import { ratesToReview } from '@/features/costs/queries/rates-to-review'
import { COST_RATE_LIST } from '@/features/costs/rules/cost-list'
import { RATE_KIND_NAMES } from '@/features/costs/rules/rates'
import { Link } from '@/i18n/link'
import { MessagesProvider } from '@/i18n/messages-provider'
import { factoryDay } from '@/platform/day'

export const generateMetadata = tabTitle('/staff/costs/rates')

/** Dated rates for computing costs and margins, their setting, and what needs review. */
export default async function CostRatesPage({
  searchParams,
}: PageProps<'/[locale]/staff/costs/rates'>) {
  const actor = await requireStaff(COST_RATE_LIST.path)
  if (!may(actor, 'cost.read')) return <ReservedPage permission="cost.read" />
  const [t, { staff }, params] = await Promise.all([
    getTranslations('costs'),
    getMessages(),
    searchParams,
  ])
  const waiting = may(actor, 'cost.edit') ? await ratesToReview(actor) : []
  return (
    <DeskListPage
      shape={COST_RATE_LIST}
      table={costRateTable}
      face={costRateFace}
      params={params}
      title={t('rateList.title')}
      notice={
        <p className="text-sm text-muted">
          {t('rateList.lead')}{' '}
          <Link className="text-info underline" href="/staff/costs">
            {t('entry.back')}
          </Link>
        </p>
      }
    >
      {may(actor, 'cost.edit') ? (
        <MessagesProvider messages={{ staff: { form: staff.form } }}>
          <section aria-labelledby="new-rate" className="grid gap-3 py-4">
            <h2 id="new-rate" className="text-lg">
              {t('rateList.new')}
            </h2>
            <p className="text-sm text-muted">{t('rateList.newLead')}</p>
            <DeskForm
              action={saveCostRateAction}
              id="cost-rate"
              stacked
              columns={3}
              submit={t('rateList.submit')}
              fields={[
                {
                  name: 'kind',
                  label: t('rateFields.kind'),
                  type: 'select',
                  options: RATE_KIND_NAMES.map((kind) => [kind, t(`kinds.${kind}`)] as const),
                },
                { name: 'key', label: t('rateFields.key'), hint: t('rateFields.keyHint') },
                { name: 'value', label: t('rateFields.value'), number: { decimals: 6 } },
                {
                  name: 'currency',
                  label: t('rateFields.currency'),
                  hint: t('rateFields.currencyHint'),
                },
                {
                  name: 'validFrom',
                  label: t('rateFields.validFrom'),
                  type: 'date',
                  start: factoryDay(new Date()),
                },
                { name: 'source', label: t('rateFields.source'), wide: true },
              ]}
            />
          </section>
          {waiting.length > 0 ? (
            <section aria-labelledby="to-review" className="grid gap-3 pb-4">
              <h2 id="to-review" className="text-lg">
                {t('rateList.toReview')}
              </h2>
              <p className="text-sm text-muted">{t('rateList.toReviewLead')}</p>
              <ul className="grid gap-3">
                {waiting.map(({ id, key, value, source, setBy }) => (
                  <li key={id} className="grid gap-2 rounded-md border bg-white p-3 text-sm">
                    <span>
                      <span className="font-mono">{key}</span> {t('percent', { percent: value })} ·{' '}
                      {source} · {setBy}
                    </span>
                    <DeskForm
                      action={reviewCostRateAction}
                      id={`review-${id}`}
                      hidden={{ id }}
                      submit={t('rateList.reviewSubmit')}
                      fields={[]}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </MessagesProvider>
      ) : null}
    </DeskListPage>
  )
}
