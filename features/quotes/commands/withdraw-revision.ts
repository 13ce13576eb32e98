import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { wordsSchema } from '@/platform/fields'
import { queueMails } from '@/platform/mail'
import { readRevisionSchema } from '../answer-schema'
import { revisionWithdrawnLetter } from '../mails/answer-letters'
import { quoteMails } from '../mails/quote-mails'
import { readRevision } from '../queries/read-revision'
import { TRANSITIONS } from '../rules/life'
import { quoteDocumentSchema } from '../schema'
import { endRevision } from './end-revision'

const withdrawSchema = readRevisionSchema.extend({
  /** what the buyer reads with it */
  words: wordsSchema(2000).default(''),
})

/**
 * Withdraws a sent revision before it is answered. Its buyer gets a letter; repeating it has no
 * effect.
 * @throws InvalidInputError, NotFoundError, ConflictError where the quote is over, or another
 *   revision is current
 */
export async function withdrawRevision(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'quote.send')
  const parsed = withdrawSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { words, documentHash, ...which } = parsed.data
  const revision = await readRevision(context, null, which)
  if (revision.state === 'WITHDRAWN' && revision.documentHash === documentHash) return
  const document = quoteDocumentSchema.parse(revision.document)
  const { requestId, companyId } = revision.quote
  const mails = await quoteMails(databaseOf(context), { companyId, document }, (reader) =>
    revisionWithdrawnLetter({ document, revisionId: revision.id, requestId, words, reader }),
  )
  await inTransaction(context, async (tx, within) => {
    await endRevision(
      tx,
      'withdraw',
      { id: revision.id, quoteId: revision.quoteId, documentHash },
      { state: 'WITHDRAWN', now },
    )
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.withdraw.audit,
      objectType: 'quote_revision',
      objectId: revision.id,
      after: { hash: documentHash, words },
    })
    await addEntry(within, {
      requestId,
      kind: 'EVENT',
      event: 'revision_withdrawn',
      values: { revision: revision.number, reason: words },
      cause: `revision-withdrawn:${revision.id}`,
    })
    await queueMails(tx, mails)
  })
}
