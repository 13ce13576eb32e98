import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { wordsSchema } from '@/platform/fields'
import { surveyOf } from '../queries/survey'
import { isAnswer } from '../rules/survey'

const answerSchema = z.object({
  token: z.string().max(100),
  answer: z.string().max(40),
  words: wordsSchema(2000).default(''),
})

/**
 * Takes the answer to a survey's one question from the holder of its letter, once. The house reads
 * it in the thread, as an internal note.
 * @throws InvalidInputError, NotFoundError for a link that isn't ours, ConflictError 'answered' |
 *   'not_over'
 */
export async function answerSurvey(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'letter.answer')
  const parsed = answerSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { token, answer, words } = parsed.data
  const survey = await surveyOf(actor, token)
  if (!survey) throw new NotFoundError('survey')
  if (survey.standing !== 'open') throw new ConflictError(survey.standing)
  const { question, revisionId, requestId } = survey
  if (!isAnswer(question, answer))
    throw new InvalidInputError({ answer: [{ code: 'refusals.no_answer' }] })
  await inTransaction(context, async (tx, within) => {
    const { count } = await tx.quoteSurvey.createMany({
      data: [{ revisionId, question, answer, words, answeredAt: now }],
      skipDuplicates: true,
    })
    if (count === 0) throw new ConflictError('answered')
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.survey',
      objectType: 'quote_revision',
      objectId: revisionId,
      after: { question, answer, words },
    })
    await addEntry(within, {
      requestId,
      kind: 'EVENT',
      event: 'survey_answered',
      values: { question, answer, words },
      audience: 'INTERNAL',
      cause: `survey-answered:${revisionId}`,
      by: { side: 'SITE', id: null, name: '', email: null },
    })
  })
}
