'use client'

import { useTranslations } from 'next-intl'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Label } from '@/components/ui/label'
import { Textarea } from '@/components/ui/textarea'
import { askCancelAction, type CancelAsked } from '../../actions/ask-cancel'

/** A buyer’s cancellation: a reason, and confirmation that they have read what becomes of the money paid. */
export function AskCancelForm({
  serial,
  paidMinor,
  waits,
}: {
  serial: number
  paidMinor: number
  /** staff have to name the work done first */
  waits: boolean
}) {
  const t = useTranslations('orderChanges.cancel.own')
  const { state, sent, trouble, pending, retry } = useSentForm<CancelAsked>(askCancelAction, {
    typed: {},
  })
  const { typed, reason, fieldErrors = {} } = state
  const error = (name: string) => fieldErrors[name]?.join(' ')
  return (
    <form {...sent} className="grid grid-cols-1 gap-4">
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      <RefusalAlert reason={reason} trouble={trouble} say={(code) => t(`errors.${code}`)} />
      {error('change') ? (
        <Alert variant="fault" role="alert">
          {error('change')}
        </Alert>
      ) : null}
      <input type="hidden" name="serial" value={serial} />
      <input type="hidden" name="paidMinor" value={paidMinor} />
      <Field id="cancel-why" label={t('reason')} error={error('reason')}>
        <Textarea
          id="cancel-why"
          name="reason"
          rows={3}
          minLength={5}
          maxLength={1000}
          required
          defaultValue={typed['reason']}
        />
      </Field>
      <Label className="flex min-h-11 items-center gap-2 font-normal">
        <Checkbox name="sure" required />
        {t('sure')}
      </Label>
      <div>
        <Button type="submit" variant="outline" disabled={pending} aria-busy={pending}>
          {t(waits ? 'ask' : 'submit')}
        </Button>
      </div>
    </form>
  )
}
