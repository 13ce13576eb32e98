'use client'

import { useTranslations } from 'next-intl'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import { decideSampleAction, type SampleDecision } from '../../actions/samples'

/** A buyer's approval or rejection of a sample, one press each; a rejection needs a reason. */
export function DecideSampleForm({
  lineId,
  hidden,
}: {
  lineId: string
  /** order, line and the version that the page showed */
  hidden: Record<string, string>
}) {
  const t = useTranslations('orders.samples')
  const { state, sent, trouble, pending, retry } = useSentForm<SampleDecision>(decideSampleAction, {
    error: null,
    words: '',
  })
  return (
    <form {...sent} className="grid gap-3" data-print="hide">
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      {state.error && !trouble ? (
        <Alert variant="fault" role="alert">
          {t(`errors.${state.error}`)}
        </Alert>
      ) : null}
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="max-w-prose text-sm">{t('binding')}</p>
      <div>
        <Button type="submit" name="decision" value="APPROVED" disabled={pending}>
          {t('approve')}
        </Button>
      </div>
      <details>
        <summary className="min-h-11 cursor-pointer content-center text-sm text-info">
          {t('reject')}
        </summary>
        <div className="grid gap-3 pt-2">
          <Field id={`sample-words-${lineId}`} label={t('words')}>
            <Textarea
              id={`sample-words-${lineId}`}
              name="words"
              rows={3}
              maxLength={1000}
              defaultValue={state.words}
            />
          </Field>
          <div>
            <Button
              type="submit"
              name="decision"
              value="REJECTED"
              variant="outline"
              disabled={pending}
            >
              {t('reject')}
            </Button>
          </div>
        </div>
      </details>
    </form>
  )
}
