'use client'

import { useTranslations } from 'next-intl'
import type { DeskResult } from '@/components/desk/result'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { takeCounterAction } from '../../actions/desk-life'

/** Which of a buyer's changes go into the next revision: all at first, or those that are ticked. */
export function CounterChoice({
  lines,
  terms,
  hidden,
}: {
  lines: readonly { id: string; title: string }[]
  /** there are changes of delivery, transport or deposit */
  terms: boolean
  /** serial and counter */
  hidden: Record<string, string>
}) {
  const t = useTranslations('staff.life.counter')
  const errorText = useTranslations('staff.form.errors')
  const { state, sent, trouble, pending, retry } = useSentForm<DeskResult>(takeCounterAction, {
    typed: {},
  })
  const { reason, fieldErrors } = state
  const tick = (name: string, value: string, label: string) => (
    <Label key={value} className="flex min-h-9 items-center gap-2 font-normal">
      <Checkbox name={name} value={value} defaultChecked />
      {label}
    </Label>
  )
  return (
    <form {...sent} className="grid gap-2">
      <TroubleAlert trouble={trouble} pending={pending} entries={false} onRetry={retry} />
      <RefusalAlert reason={reason} trouble={trouble} say={errorText} />
      {fieldErrors ? (
        <Alert variant="fault" role="alert">
          {Object.values(fieldErrors).flat().join('; ')}
        </Alert>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {lines.map(({ id, title }) => tick('line', id, title))}
        {terms ? tick('terms', 'on', t('terms')) : null}
      </div>
      <div>
        <Button type="submit" disabled={pending} aria-busy={pending}>
          {t('take')}
        </Button>
      </div>
    </form>
  )
}
