'use server'

import { act, refusalOf } from '@/features/accounts/action'
import { answerSurvey } from '../commands/answer-survey'
import { SURVEY_REFUSALS, type SurveyState } from '../rules/survey'

/**
 * Takes the answer to a survey's question from the holder of its letter; a refused form keeps its
 * entries.
 */
export async function answerSurveyAction(_: SurveyState, form: FormData): Promise<SurveyState> {
  const entered = {
    answer: String(form.get('answer') ?? ''),
    words: String(form.get('words') ?? ''),
  }
  return act<SurveyState>(
    { permission: 'letter.answer', rate: 'answerLetter' },
    async (context) => {
      await answerSurvey(context, { token: String(form.get('token')), ...entered })
      return { done: true }
    },
    async (error) => {
      const refusal = await refusalOf(error, SURVEY_REFUSALS, 'survey not answered')
      return { reason: 'reason' in refusal ? refusal.reason : 'unanswered', ...entered }
    },
  )
}
