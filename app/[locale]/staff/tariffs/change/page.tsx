import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/features/accounts/guards'
import { DeskForm } from '@/features/tariffs/components/desk-form'
import { refreshRules } from '@/features/tariffs/desk/published'
import { nextStates, phaseState } from '@/features/tariffs/engine/agreement'
import { usRuleSet } from '@/features/tariffs/rules'
import { newYorkDay } from '@/platform/day'
import { draftChangeAction } from '../actions'

/** Drafts a change of one measure, or of one phase of an agreement. */
export default async function ChangePage({ searchParams }: PageProps<'/[locale]/staff/tariffs/change'>) {
  await requireStaff('/staff/tariffs')
  await refreshRules()
  const [query, t] = [await searchParams, await getTranslations('staff.tariffs')]
  const today = newYorkDay(new Date())
  const rules = usRuleSet()
  const measure = rules.measures.findLast(({ id, knownTo }) => id === query.measure && knownTo === undefined)
  const agreement = rules.agreements?.find(({ id }) => id === query.agreement)
  const phase = agreement?.phases.find(({ id }) => id === query.phase)
  if (!measure && !phase) notFound()
  const state = phase ? (phaseState(phase, today) ?? 'reported') : 'reported'
  const source = { name: 'source', label: t('source'), hint: t('sourceHint'), wide: true } as const
  const on = (name: string) => ({ name, label: t('on'), type: 'date', start: today }) as const
  return (
    <main id="content" className="shell grid gap-6 py-6">
      <div className="grid gap-1">
        <h1 className="text-xl">{t('newTitle')}</h1>
        <p className="font-medium">{measure ? `${measure.title} ${measure.heading}, ${measure.duty.percent}%` : `${agreement?.title}: ${phase?.title}, ${t(`phaseStates.${state}`)}`}</p>
        <p className="text-sm text-muted">{t('newLead')}</p>
      </div>
      {measure?.duty.kind === 'ad_valorem' ? (
        <section aria-labelledby="supersede" className="grid gap-3">
          <h2 id="supersede" className="text-lg">{t('kinds.supersede_measure')}</h2>
          <DeskForm stacked id="supersede" action={draftChangeAction} hidden={{ kind: 'supersede_measure', measureId: measure.id }} fields={[{ name: 'percent', label: t('percent') }, on('on'), source]} submit={t('draft')} />
        </section>
      ) : null}
      {measure ? (
        <section aria-labelledby="end" className="grid gap-3">
          <h2 id="end" className="text-lg">{t('kinds.end_measure')}</h2>
          <DeskForm stacked id="end" action={draftChangeAction} hidden={{ kind: 'end_measure', measureId: measure.id }} fields={[on('on'), source]} submit={t('draft')} />
        </section>
      ) : (
        <DeskForm
          stacked
          id="move"
          action={draftChangeAction}
          hidden={{ kind: 'move_phase', agreementId: agreement?.id ?? '', phaseId: phase?.id ?? '' }}
          fields={[{ name: 'state', label: t('toState'), type: 'select', options: nextStates(state).map((each) => [each, t(`phaseStates.${each}`)] as const) }, on('from'), source]}
          submit={t('draft')}
        />
      )}
    </main>
  )
}
