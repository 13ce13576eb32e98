'use client'

import { useTranslations } from 'next-intl'
import { RefusalAlert } from '@/components/form/refusal-alert'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { RadioGroup, RadioGroupCard } from '@/components/ui/radio-group'
import { Textarea } from '@/components/ui/textarea'
import { answerSurveyAction } from '../../actions/answer-survey'
import { SURVEY_REFUSALS, type SurveyQuestion, type SurveyState } from '../../rules/survey'

/** One question, its answers one below the other, and a text field for more. */
export function SurveyForm({
  token,
  question,
  answers,
}: {
  token: string
  question: SurveyQuestion
  /** code and words */
  answers: readonly (readonly [string, string])[]
}) {
  const t = useTranslations('letters.survey')
  const { state, sent, trouble, pending, retry } = useSentForm<SurveyState>(answerSurveyAction, {})
  const { reason } = state
  const refusal = [...SURVEY_REFUSALS, 'unanswered' as const].find((each) => each === reason)
  if (state.done)
    return (
      <Alert variant="ok" role="status">
        {t('thanks')}
      </Alert>
    )
  return (
    <form {...sent} className="grid gap-4" noValidate>
      <TroubleAlert trouble={trouble} pending={pending} onRetry={retry} />
      <RefusalAlert
        reason={reason}
        trouble={trouble}
        say={() => t(`errors.${refusal ?? 'failed'}`)}
      />
      <input type="hidden" name="token" value={token} />
      <RadioGroup legend={t(`${question}.title`)} className="grid gap-2">
        {answers.map(([code, words]) => (
          <RadioGroupCard
            key={code}
            name="answer"
            value={code}
            defaultChecked={state.answer === code}
          >
            {words}
          </RadioGroupCard>
        ))}
      </RadioGroup>
      <Field id="survey-words" label={t('words')}>
        <Textarea
          id="survey-words"
          name="words"
          rows={3}
          maxLength={2000}
          defaultValue={state.words}
        />
      </Field>
      <Button type="submit" disabled={pending} aria-busy={pending}>
        {t('send')}
      </Button>
    </form>
  )
}
