import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAnswerSchema } from '../answer-schema'
import { writeLoss } from './write-loss'
import { endRevision } from './end-revision'
import type { MakeOrder } from './make-order'
import { answerRecordedLetter } from '../mails/answer-letters'
import { quoteMails } from '../mails/quote-mails'
import { readRevision } from '../queries/read-revision'
import { firstPicks, pickedDocument, pickRefusal } from '../rules/choices'
import { TRANSITIONS } from '../rules/life'
import { quoteDocumentSchema } from '../schema'
import { planReminders, reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { ofSurvey } from '@/features/reminders/rules/due'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import { factoryDay } from '@/platform/day'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { tieUploads } from '@/platform/files/claim-uploads'
import { queueMails } from '@/platform/mail'
import { schemaWords } from '@/platform/validation-words'

/**
 * Records an answer that a buyer gave outside the page: by phone, purchase order, letter or in a
 * meeting. An acceptance makes the order as a signature would, but isn't one: no signature is
 * recorded, and every page says who recorded the answer. The buyer gets a letter about what was
 * recorded. Repeating it has no effect.
 * @param makeOrder creates the order; passed in by the room of orders
 * @returns serial of the order; null for a decline
 * @throws InvalidInputError, NotFoundError, ConflictError where the quote is over, expired, or
 *   another revision is current
 */
export async function noteAnswer(
  context: Context,
  input: unknown,
  makeOrder: MakeOrder,
): Promise<{ orderSerial: number | null }> {
  const { actor, now } = context
  authorize(actor, 'quote.record-answer')
  const parsed = recordAnswerSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const {
    documentHash,
    file,
    answer,
    picks: picked,
    reasonCode,
    competitor,
    price,
    ...given
  } = parsed.data
  if (given.givenOn > factoryDay(now))
    throw new InvalidInputError({ givenOn: [schemaWords.future_day] })
  const revision = await readRevision(context, null, given)
  const { answer: noted } = revision
  const isNoted = noted?.answer === answer && noted.means === given.means
  if (isNoted && noted.reference === given.reference && revision.documentHash === documentHash)
    return { orderSerial: revision.quote.order?.serial ?? null }
  const offered = quoteDocumentSchema.parse(revision.document)
  const picks = answer === 'ACCEPTED' ? picked : firstPicks(offered.draft)
  if (pickRefusal(offered.draft, picks)) throw new InvalidInputError({ picks: [schemaWords.picks] })
  const document = pickedDocument(offered, picks)
  const { requestId, companyId } = revision.quote
  const mails = await quoteMails(databaseOf(context), { companyId, document }, (reader) =>
    answerRecordedLetter({
      document,
      revisionId: revision.id,
      requestId,
      answer: parsed.data,
      recordedBy: nameOf(actor),
      reader,
    }),
  )
  const terms = await reminderTerms()
  return inTransaction(context, async (tx, within) => {
    await endRevision(
      tx,
      answer === 'ACCEPTED' ? 'record_yes' : 'record_no',
      { id: revision.id, quoteId: revision.quoteId, documentHash },
      { state: answer, now },
    )
    if (file && (await tieUploads(tx, requestId, [file])).length === 0)
      throw new InvalidInputError({ file: [schemaWords.file_gone] })
    const { kind, id, name } = auditActor(actor)
    const { serial: _, revision: __, givenOn, ...words } = given
    await tx.quoteAnswer.create({
      data: {
        ...words,
        quoteId: revision.quoteId,
        revisionId: revision.id,
        documentHash,
        picks: answer === 'ACCEPTED' ? picks.toSorted() : [],
        answer,
        givenOn: new Date(`${givenOn}T00:00:00Z`),
        reasonCode: answer === 'DECLINED' ? (reasonCode ?? null) : null,
        attachmentId: file?.id ?? null,
        actorKind: kind,
        actorId: id,
        actorName: name,
        createdAt: now,
      },
    })
    if (answer === 'DECLINED') {
      const { words: lossWords } = given
      const loss = { reasonCode: reasonCode ?? 'other', words: lossWords, competitor, price }
      await writeLoss(tx, actor, revision, loss, { source: 'STAFF', now })
    }
    const order =
      answer === 'ACCEPTED' ? await makeOrder(within, revision, document, nameOf(actor)) : null
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.record_yes.audit,
      objectType: 'quote_revision',
      objectId: revision.id,
      after: {
        hash: documentHash,
        answer,
        ...(answer === 'ACCEPTED' && picks.length > 0 ? { picks } : {}),
        means: given.means,
        givenBy: given.givenBy,
        givenOn,
        reference: given.reference,
        ...(order ? { orderSerial: order.serial } : {}),
      },
    })
    await addEntry(within, {
      requestId,
      kind: 'EVENT',
      event: 'answered_on_behalf',
      values: { revision: revision.number, method: given.means, reference: given.reference },
      cause: `answered-on-behalf:${revision.id}`,
    })
    if (answer === 'DECLINED')
      await planReminders(tx, { requestId, revisionId: revision.id }, ofSurvey(now, terms))
    await queueMails(tx, mails)
    return { orderSerial: order?.serial ?? null }
  })
}
