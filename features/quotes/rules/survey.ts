import { QUOTE_DECLINE_REASONS } from './decline-reasons'

/** The one question that a buyer is asked once a quote is over. Pure; browser-safe. */

const AGAIN = ['yes', 'perhaps', 'no'] as const

/**
 * The possible answers; the words are `letters.survey.<question>.answers`, for `reason` those of
 * declines.
 */
export const SURVEY_ANSWERS = {
  /** what decided against it */
  reason: QUOTE_DECLINE_REASONS,
  /** whether they would buy from the house again: for buyers who gave a reason when declining */
  again: AGAIN,
} as const
export type SurveyQuestion = keyof typeof SURVEY_ANSWERS

/** The question to ask: nobody is asked for the reason twice. */
export const questionOf = (hasReason: boolean): SurveyQuestion => (hasReason ? 'again' : 'reason')

/** Whether an answer is one of the question's. */
export const isAnswer = (question: SurveyQuestion, answer: string): boolean =>
  SURVEY_ANSWERS[question].some((each) => each === answer)

/** Why an answer is refused; each has its words in `letters.survey.errors`. */
export const SURVEY_REFUSALS = ['answered', 'not_over'] as const

export interface SurveyState {
  done?: true
  /** one of the refusals, `unanswered`, or the cause of a failed attempt */
  reason?: string
  answer?: string
  words?: string
}
