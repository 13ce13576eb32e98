'use client'

import { useTranslations } from 'next-intl'
import { NumberInput } from '@/components/form/number-input'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/native-select'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import type { DeclineState } from '../../rules/answer-states'
import { QUOTE_DECLINE_REASONS } from '../../rules/decline-reasons'

/** Declines a quote; folded until it is needed: the reason, and words. */
export function DeclineForm({
  action,
  hidden,
  currency,
}: {
  action: (state: DeclineState, form: FormData) => Promise<DeclineState>
  /** serial, revision and hash of what was read */
  hidden: Record<string, string>
  /** of the quote */
  currency: string
}) {
  const t = useTranslations('quotes.decline')
  const { state, sent, trouble, pending, retry } = useSentForm<DeclineState>(action, {})
  const { reason } = state
  return (
    <details className="rounded-md border bg-white" open={reason !== undefined || undefined}>
      <summary className="min-h-11 cursor-pointer content-center px-4 text-info">
        {t('open')}
      </summary>
      <form {...sent} className="grid gap-3 p-4 pt-1">
        <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
        <RefusalAlert reason={reason} trouble={trouble} say={(code) => t(`errors.${code}`)} />
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          id="decline-reason"
          label={t('reason')}
          error={state.fieldErrors?.['reasonCode']?.join(' ')}
        >
          <NativeSelect
            id="decline-reason"
            name="reasonCode"
            defaultValue={state.reasonCode ?? ''}
            required
          >
            <option value="" disabled>
              {t('choose')}
            </option>
            {QUOTE_DECLINE_REASONS.map((code) => (
              <option key={code} value={code}>
                {t(`reasons.${code}`)}
              </option>
            ))}
          </NativeSelect>
        </Field>
        <Field id="decline-words" label={t('words')} hint={t('wordsHint')}>
          <Textarea
            id="decline-words"
            name="words"
            rows={3}
            maxLength={2000}
            defaultValue={state.words}
          />
        </Field>
        <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
          <Field id="decline-competitor" label={t('competitor')}>
            <Input
              id="decline-competitor"
              name="competitor"
              maxLength={120}
              defaultValue={state.competitor}
            />
          </Field>
          <Field
            id="decline-price"
            label={t('price')}
            error={state.fieldErrors?.['price']?.join(' ')}
          >
            <NumberInput
              id="decline-price"
              name="price"
              kind={{ currency }}
              start={state.price ?? ''}
            />
          </Field>
        </div>
        <div>
          <Button type="submit" variant="outline" disabled={pending} aria-busy={pending}>
            {t('send')}
          </Button>
        </div>
      </form>
    </details>
  )
}
