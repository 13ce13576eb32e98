import 'server-only'
import type { Actor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { readLetterToken } from '@/features/reminders/rules/letter-token'
import { db } from '@/platform/db/client'
import { questionOf, type SurveyQuestion } from '../rules/survey'

export interface Survey {
  revisionId: string
  requestId: string
  /** serial of its quote */
  serial: number
  question: SurveyQuestion
  /** whether it can be answered: only once, and while the quote is over unsigned */
  standing: 'open' | 'answered' | 'not_over'
}

/** What the letter's link asks; null for a link that isn't ours. Changes nothing. */
export async function surveyOf(actor: Actor, token: string): Promise<Survey | null> {
  authorize(actor, 'letter.answer')
  const id = readLetterToken('survey', token)
  const revision =
    id &&
    (await db.quoteRevision.findUnique({
      where: { id },
      select: {
        id: true,
        state: true,
        validUntil: true,
        survey: { select: { revisionId: true } },
        losses: { where: { source: 'BUYER' }, select: { id: true }, take: 1 },
        quote: { select: { serial: true, requestId: true } },
      },
    }))
  if (!revision) return null
  const { state, validUntil, quote, survey, losses } = revision
  const isOver = state === 'DECLINED' || (state === 'SENT' && validUntil <= new Date())
  return {
    revisionId: revision.id,
    requestId: quote.requestId,
    serial: quote.serial,
    question: questionOf(losses.length > 0),
    standing: survey ? 'answered' : isOver ? 'open' : 'not_over',
  }
}
