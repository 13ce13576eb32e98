import { getLocale, getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { tabTitle } from '@/app/tab-title'
import { ReservedPage } from '@/features/accounts/components/staff/reserved'
import { requireStaff } from '@/features/accounts/guards'
import { may } from '@/features/accounts/rules/permissions'
import { FormPerson } from '@/components/form/person'
import { DeskForm } from '@/components/desk/form'
import { HistoryTable } from '@/features/tariffs/components/staff/history-table'
import { DeskNav } from '@/features/tariffs/components/staff/desk-nav'
import { ListedRule } from '@/features/tariffs/components/staff/listed-rule'
import { Timeline } from '@/features/tariffs/components/staff/timeline'
import { measureHistory } from '@/features/tariffs/queries/measures'
import { rulesInForce } from '@/features/tariffs/queries/rules-in-force'
import { nextStates, phaseState } from '@/features/tariffs/engine/agreement'
import type { Dated } from '@/features/tariffs/engine/dated'
import type { Measure, RuleSet } from '@/features/tariffs/engine/types'
import { addDays, newYorkDay } from '@/platform/day'
import { daysInWords, dayText } from '@/platform/dates'
import { draftChangeAction } from '@/features/tariffs/actions/change-sets'

export const generateMetadata = tabTitle('/staff/tariffs/change')

/** Drafts a change of one measure, of one phase of an agreement, or the end of a listed rule. */
export default async function ChangePage({
  searchParams,
}: PageProps<'/[locale]/staff/tariffs/change'>) {
  const locale = await getLocale()
  const actor = await requireStaff('/staff/tariffs')
  if (!may(actor, 'tariff.edit')) return <ReservedPage permission="tariff.edit" />
  const { userId } = actor
  const inForce = await rulesInForce()
  const [query, t] = [await searchParams, await getTranslations('staff.tariffs')]
  const today = newYorkDay(new Date())
  const rules = inForce.us
  const measure = rules.measures.findLast(
    ({ id, knownTo }) => id === query.measure && knownTo === undefined,
  )
  const current = <Row extends Dated & { id: string }>(
    rows: readonly Row[] | undefined,
    id: string | string[] | undefined,
  ) => rows?.find((row) => row.id === id && row.knownTo === undefined)
  const exclusion = current(rules.exclusions, query.exclusion)
  if (exclusion) return <ListedRule kind="exclusion" row={exclusion} userId={userId} />
  const control = current(rules.exportControls, query.control)
  if (control) return <ListedRule kind="control" row={control} userId={userId} />
  const agreement = rules.agreements?.find(({ id }) => id === query.agreement)
  const phase = agreement?.phases.find(({ id }) => id === query.phase)
  if (!measure && !phase) notFound()
  const state = phase ? (phaseState(phase, today) ?? 'reported') : 'reported'
  const source = { name: 'source', label: t('source'), hint: t('sourceHint'), wide: true } as const
  const on = (name: string) => ({ name, label: t('on'), type: 'date', start: today }) as const
  return (
    <FormPerson id={userId}>
      <main id="content" className="shell grid gap-6 py-6">
        <DeskNav room="measures" />
        <div className="grid gap-1">
          <h1 className="text-xl">{t('newTitle')}</h1>
          <p className="font-medium">
            {measure
              ? `${measure.title} ${measure.heading}, ${measure.duty.percent}%`
              : `${agreement?.title}: ${phase?.title}, ${t(`phaseStates.${state}`)}`}
          </p>
          <p className="text-sm text-muted">{t('newLead')}</p>
        </div>
        {measure ? <History measure={measure} rules={rules} today={today} /> : null}
        {measure?.duty.kind === 'ad_valorem' ? (
          <section aria-labelledby="supersede" className="grid gap-3">
            <h2 id="supersede" className="text-lg">
              {t('kinds.supersede_measure')}
            </h2>
            <DeskForm
              stacked
              id="supersede"
              action={draftChangeAction}
              hidden={{ kind: 'supersede_measure', measureId: measure.id }}
              fields={[
                { name: 'percent', label: t('percent'), number: { decimals: 4 } },
                on('on'),
                source,
              ]}
              submit={t('draft')}
            />
          </section>
        ) : null}
        {measure ? (
          <section aria-labelledby="review" className="grid gap-3">
            <h2 id="review" className="text-lg">
              {t('kinds.review_measure')}
            </h2>
            <p className="text-sm text-muted">
              {measure.review.state === 'reviewed'
                ? t('reviewed', { by: measure.review.by, at: dayText(measure.review.at, locale) })
                : t('notReviewed')}
              . {daysInWords(measure.source, locale)}
            </p>
            <DeskForm
              id="review"
              action={draftChangeAction}
              hidden={{ kind: 'review_measure', measureId: measure.id }}
              fields={[]}
              submit={t('reviewSubmit')}
            />
          </section>
        ) : null}
        {measure ? (
          <section aria-labelledby="end" className="grid gap-3">
            <h2 id="end" className="text-lg">
              {t('kinds.end_measure')}
            </h2>
            <DeskForm
              stacked
              id="end"
              action={draftChangeAction}
              hidden={{ kind: 'end_measure', measureId: measure.id }}
              fields={[on('on'), source]}
              submit={t('draft')}
            />
          </section>
        ) : (
          <DeskForm
            stacked
            id="move"
            action={draftChangeAction}
            hidden={{
              kind: 'move_phase',
              agreementId: agreement?.id ?? '',
              phaseId: phase?.id ?? '',
            }}
            fields={[
              {
                name: 'state',
                label: t('toState'),
                type: 'select',
                options: nextStates(state).map((each) => [each, t(`phaseStates.${each}`)] as const),
              },
              on('from'),
              source,
            ]}
            submit={t('draft')}
          />
        )}
      </main>
    </FormPerson>
  )
}

/**
 * All rows of the measure's programme that affect its goods, as they stand in law and as they were
 * formerly recorded.
 */
async function History({
  measure,
  rules,
  today,
}: {
  measure: Measure
  rules: RuleSet
  today: string
}) {
  const locale = await getLocale()
  const t = await getTranslations('staff.tariffs')
  const [code = '', origin] = [
    measure.codes[0],
    measure.origins === '*' ? null : measure.origins[0],
  ]
  const related = measureHistory(rules, measure)
  const [first] = related
  if (!first) return null
  const span = ({ from, to, duty }: Measure) => ({
    from,
    to,
    text: `${duty.percent}%`,
    strong: from <= today && (to === null || today < to),
  })
  const inForce = related.filter(({ knownTo }) => knownTo === undefined)
  return (
    <section aria-labelledby="history" className="grid gap-3">
      <h2 id="history" className="text-lg">
        {t('history', { code: code || t('allCodes'), origin: origin ?? t('any') })}
      </h2>
      <Timeline
        rows={[{ label: measure.programme, spans: inForce.map(span) }]}
        from={first.from}
        until={addDays(today, 365)}
        today={today}
        todayLabel={t('today')}
        spanText={({ from, to, text }) =>
          `${text} ${to ? t('span', { from: dayText(from, locale), to: dayText(to, locale) }) : t('since', { from: dayText(from, locale) })}`
        }
      />
      <HistoryTable
        rows={related}
        says={[
          { label: t('rate'), cell: ({ duty }) => `${duty.percent}%`, className: 'num' },
          { label: t('heading'), cell: ({ heading }) => heading, className: 'font-mono text-xs' },
        ]}
      />
    </section>
  )
}
