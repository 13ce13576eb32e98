import 'server-only'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { notifySeller } from './notify-seller'
import { inTransaction, databaseOf } from '@/platform/db/transaction'
import { quoteDocumentSchema } from '../schema'
import type { MakeOrder } from './make-order'
import { acceptQuoteSchema } from '../signing-schema'
import { pickedDocument, pickRefusal, samePicks } from '../rules/choices'
import { acceptability } from '../rules/state'
import { assertOpen, holdLife } from './hold-life'
import { lifeFacts } from '../queries/life-facts'
import { lifeOf } from '../rules/life'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit, recordRefusal } from '@/platform/audit'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { holdLimit } from './hold-limit'
import { readSigning, writeSignature } from './write-signature'

/**
 * Signs one revision, by a typed name or a drawn signature, and has its order made in the same
 * transaction. Two clicks, two tabs or two colleagues accept once: the conditional update lets one
 * through, the others get the same order. What is signed is the revision's hash with its picks;
 * order and plan are those of the picks.
 * @param ipAddress kept as evidence of the signature
 * @param makeOrder creates the order; passed in by the room of orders
 * @param approved if an approver signs above a colleague's limit: the colleague who asked
 * @returns serial of the order
 * @throws NotFoundError for somebody else's quote, InvalidInputError by the fields of the form,
 *   ConflictError with the reason it can't be accepted: 'over_limit' where an approver has to sign,
 *   see `askSignature`
 */
export async function acceptRevision(
  context: Context,
  input: unknown,
  ipAddress: string | null,
  makeOrder: MakeOrder,
  approved: { requestedBy: string } | null = null,
): Promise<{ orderSerial: number }> {
  const { actor, now } = context
  const database = databaseOf(context)
  const permission = approved ? 'acceptance.approve' : 'quote.accept'
  authorizeKind(actor, permission)
  const parsed = acceptQuoteSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, revision: number, documentHash, picks, signerName, signerTimeZone } = parsed.data
  const revision = await database.quoteRevision.findFirst({
    where: { number, state: { not: 'DRAFT' }, quote: { serial, ...scopeOf(actor, 'quote.read') } },
    include: { quote: { include: { order: true, request: true, acceptance: true } } },
  })
  if (!revision) throw new NotFoundError(`quote ${serial} revision ${number}`)
  authorize(actor, permission, revision.quote)
  if (
    revision.state === 'ACCEPTED' &&
    revision.documentHash === documentHash &&
    isSigned(revision.quote.acceptance, picks) &&
    revision.quote.order
  ) {
    return { orderSerial: revision.quote.order.serial }
  }
  const refuse = async (reason: string): Promise<never> => {
    await recordRefusal(context, {
      actor: { ...auditActor(actor), name: signerName },
      action: 'quote.accept',
      objectType: 'quote_revision',
      objectId: revision.id,
      reason,
    })
    throw new ConflictError(reason)
  }
  const answer = acceptability(revision, documentHash, now)
  if (!answer.ok) return refuse(answer.reason)
  if (lifeOf(await lifeFacts(database, revision.quoteId), now) === 'countered')
    return refuse('countered')

  const offered = quoteDocumentSchema.parse(revision.document)
  const strange = pickRefusal(offered.draft, picks)
  if (strange) return refuse(strange)
  const document = pickedDocument(offered, picks)
  const signerEmail = actor.kind === 'member' ? actor.email : revision.quote.request.contactEmail
  const signing = await readSigning(
    database,
    actor,
    revision.quote.companyId,
    document,
    parsed.data,
  )
  return inTransaction(context, async (tx, within) => {
    const facts = await holdLife(tx, revision.quoteId)
    // If the same was signed a moment ago, its order is the answer below.
    if (lifeOf(facts, now) !== 'accepted') {
      assertOpen('accept', facts, now)
      const { currency } = document.draft
      const { companyId } = revision.quote
      const signable = { companyId, currency, amountMinor: document.totalMinor }
      if ((await holdLimit(tx, actor, signable, now)).kind === 'over')
        throw new ConflictError('over_limit')
    }
    const accepted = await tx.quoteRevision.updateMany({
      where: { id: revision.id, state: 'SENT', documentHash, validUntil: { gt: now } },
      data: { state: 'ACCEPTED' },
    })
    if (accepted.count === 0) {
      const order = await tx.order.findUnique({
        where: { quoteId: revision.quoteId },
        include: { quote: { select: { acceptance: { select: { picks: true } } } } },
      })
      // If other picks were signed a moment ago, that is something else; and an acceptance that the
      // house recorded isn't a signature.
      if (order?.revisionId === revision.id)
        if (isSigned(order.quote.acceptance, picks)) return { orderSerial: order.serial }
        else throw new ConflictError('accepted')
      throw new ConflictError('superseded')
    }
    const acceptance = await tx.acceptance.create({
      data: {
        quoteId: revision.quoteId,
        revisionId: revision.id,
        documentHash,
        picks: picks.toSorted(),
        signerName,
        signerEmail,
        acceptedAt: now,
        signerTimeZone,
        ipAddress,
        signedById: actor.kind === 'member' ? actor.userId : null,
        requestedBy: approved?.requestedBy ?? null,
      },
    })
    await writeSignature(tx, acceptance, revision.quote.requestId, signing)
    const order = await makeOrder(within, revision, document, signerName)
    await recordAudit(tx, {
      actor: { ...auditActor(actor), name: signerName },
      action: 'quote.accept',
      objectType: 'quote_revision',
      objectId: revision.id,
      after: { documentHash, orderSerial: order.serial, ...(picks.length > 0 ? { picks } : {}) },
    })
    await addEntry(within, {
      requestId: revision.quote.requestId,
      kind: 'EVENT',
      event: 'accepted',
      values: {
        revision: revision.number,
        totalMinor: document.totalMinor,
        currency: document.draft.currency,
        signer: signerName,
      },
      cause: `accepted:${revision.id}`,
    })
    await notifySeller(tx, {
      kind: 'quote-accepted',
      cause: `quote-accepted:${revision.id}`,
      quoteSerial: serial,
      request: revision.quote.request,
      sentById: revision.sentById,
    })
    return { orderSerial: order.serial }
  })
}

/**
 * Whether exactly this was signed, by this person or a colleague: a repeated signature gets its
 * order.
 */
const isSigned = (acceptance: { picks: string[] } | null, picks: readonly string[]): boolean =>
  acceptance !== null && samePicks(acceptance.picks, picks)
