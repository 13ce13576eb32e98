'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/native-select'
import type { PlanTemplate } from '@/features/company/settings/plan'
import { planned } from '../../../rules/payment-plan'
import { planEntry, type Entries } from './form-model'

/** The payment plan of a quote: one of the house's templates, or deposit and balance. */
export function PlanField({
  entries,
  plans,
  onChange,
}: {
  entries: Pick<Entries, 'plan'>
  plans: readonly PlanTemplate[]
  onChange: (next: Partial<Entries>) => void
}) {
  const t = useTranslations('staff.editor')
  const choices = plans.map((template) => {
    const { plan, depositPercent } = planned(template)
    return { value: planEntry(plan), title: plan.title, depositPercent }
  })
  const chosen = entries.plan ?? ''
  const isKnown = chosen === '' || choices.some(({ value }) => value === chosen)
  return (
    <Field id="plan" label={t('plan')} hint={t('planHint')}>
      <NativeSelect
        id="plan"
        value={chosen}
        onChange={(event) => {
          const choice = choices.find(({ value }) => value === event.target.value)
          onChange(
            choice
              ? { plan: choice.value, depositPercent: choice.depositPercent }
              : { plan: event.target.value },
          )
        }}
      >
        <option value="">{t('planNone')}</option>
        {choices.map(({ value, title }) => (
          <option key={title + value} value={value}>
            {title}
          </option>
        ))}
        {isKnown ? null : <option value={chosen}>{t('planKept')}</option>}
      </NativeSelect>
    </Field>
  )
}
