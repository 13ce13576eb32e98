import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorizeKind } from '@/features/accounts/rules/permissions'
import { planReminders, reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { ofSurvey } from '@/features/reminders/rules/due'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { queueMail } from '@/platform/mail'
import { declineQuoteSchema } from '../answer-schema'
import { quoteDeclinedMail } from '../mails/answer-letters'
import { readRevision } from '../queries/read-revision'
import { TRANSITIONS } from '../rules/life'
import { quoteDocumentSchema } from '../schema'
import { endRevision } from './end-revision'
import { notifySeller } from './notify-seller'
import { writeLoss } from './write-loss'

/**
 * Declines, for its buyer, the revision that they read, with the reason. Repeating it has no
 * effect.
 * @throws InvalidInputError, NotFoundError also for somebody else's quote, ConflictError where the
 *   quote is over, another revision is current, or the document isn't the one that was read
 */
export async function declineQuote(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'quote.decline')
  const parsed = declineQuoteSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const {
    serial,
    revision: number,
    documentHash,
    reasonCode,
    words,
    competitor,
    price,
  } = parsed.data
  const revision = await readRevision(context, 'quote.decline', { serial, revision: number })
  // A decline that the house recorded is another answer: this buyer's own reason would be lost.
  const isDeclinedHere = revision.answer?.answer === 'DECLINED' && revision.answer.means === 'PAGE'
  if (isDeclinedHere && revision.documentHash === documentHash) return
  const mail = await quoteDeclinedMail({
    document: quoteDocumentSchema.parse(revision.document),
    revisionId: revision.id,
    reasonCode,
    words,
  })
  const terms = await reminderTerms()
  await inTransaction(context, async (tx, within) => {
    await endRevision(
      tx,
      'decline',
      { id: revision.id, quoteId: revision.quoteId, documentHash },
      { state: 'DECLINED', now },
    )
    const { kind, id, name } = auditActor(actor)
    await tx.quoteAnswer.create({
      data: {
        quoteId: revision.quoteId,
        revisionId: revision.id,
        documentHash,
        answer: 'DECLINED',
        means: 'PAGE',
        reasonCode,
        words,
        actorKind: kind,
        actorId: id,
        actorName: name,
        createdAt: now,
      },
    })
    await writeLoss(
      tx,
      actor,
      revision,
      { reasonCode, words, competitor, price },
      { source: 'BUYER', now },
    )
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.decline.audit,
      objectType: 'quote_revision',
      objectId: revision.id,
      after: { hash: documentHash, reason: reasonCode, words },
    })
    await addEntry(within, {
      requestId: revision.quote.requestId,
      kind: 'EVENT',
      event: 'quote_declined',
      values: { revision: revision.number, reason: words },
      cause: `quote-declined:${revision.id}`,
    })
    await planReminders(
      tx,
      { requestId: revision.quote.requestId, revisionId: revision.id },
      ofSurvey(now, terms),
    )
    await queueMail(tx, mail)
    await notifySeller(tx, {
      kind: 'quote-declined',
      cause: `quote-declined:${revision.id}`,
      quoteSerial: serial,
      request: revision.quote.request,
      sentById: revision.sentById,
    })
  })
}
