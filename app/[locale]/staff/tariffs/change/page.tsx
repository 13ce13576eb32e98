import { getTranslations } from 'next-intl/server'
import { notFound } from 'next/navigation'
import { requireStaff } from '@/features/accounts/guards'
import { newYorkDay } from '@/features/pricing/landed'
import { ChangeForm } from '@/features/tariffs/components/change-form'
import { refreshRules } from '@/features/tariffs/desk/published'
import { nextStates, phaseState } from '@/features/tariffs/engine/agreement'
import { usRuleSet } from '@/features/tariffs/rules'
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
  const about = measure
    ? ({ kind: 'measure', measureId: measure.id, plain: measure.duty.kind === 'ad_valorem' } as const)
    : ({ kind: 'phase', agreementId: agreement?.id ?? '', phaseId: phase?.id ?? '', states: nextStates(state).map((each) => [each, t(`phaseStates.${each}`)] as const) } as const)
  return (
    <main id="content" className="shell grid gap-4 py-6">
      <h1 className="text-xl">{t('newTitle')}</h1>
      <p className="font-medium">{measure ? `${measure.title} ${measure.heading}, ${measure.duty.percent}%` : `${agreement?.title}: ${phase?.title}, ${t(`phaseStates.${state}`)}`}</p>
      <p className="text-sm text-muted">{t('newLead')}</p>
      <ChangeForm
        action={draftChangeAction}
        about={about}
        today={today}
        texts={{
          kind: t('kind'), kinds: { end_measure: t('kinds.end_measure'), supersede_measure: t('kinds.supersede_measure') }, on: t('on'), percent: t('percent'), toState: t('toState'),
          source: t('source'), sourceHint: t('sourceHint'), draft: t('draft'), problem: t('problem'), failed: t('errors.failed'),
        }}
      />
    </main>
  )
}
