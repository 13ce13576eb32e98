import { QUOTE_DECLINE_REASONS } from './decline-reasons'

/** The one question that a buyer is asked once a quote is over. Pure; browser-safe. */

const AGAIN = ['yes', 'perhaps', 'no'] as const

/** What can be answered; the words are `letters.survey.<question>.answers`, of `reason` those of a no. */
export const SURVEY_ANSWERS = {
  /** what decided against it */
  reason: QUOTE_DECLINE_REASONS,
  /** whether they would ask the house again: of who has given a reason with their no */
  again: AGAIN,
} as const
export type SurveyQuestion = keyof typeof SURVEY_ANSWERS

/** Which is asked: nobody says twice why. */
export const questionOf = (hasReason: boolean): SurveyQuestion => (hasReason ? 'again' : 'reason')

/** Whether an answer is one of the question's. */
export const isAnswer = (question: SurveyQuestion, answer: string): boolean =>
  SURVEY_ANSWERS[question].some((each) => each === answer)

/** Why an answer isn't taken; each has its words in `letters.survey.errors`. */
export const SURVEY_REFUSALS = ['answered', 'not_over'] as const

export interface SurveyState {
  done?: true
  /** one of the refusals, `unanswered`, or the cause of an attempt that failed */
  reason?: string
  answer?: string
  words?: string
}
