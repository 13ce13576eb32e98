import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { amendmentDocumentSchema } from '@/features/quotes/amendment-schema'
import { discountState } from '@/features/quotes/queries/discount-approval'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import type { OrderAmendment, Prisma } from '@/platform/db/generated/client'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { schemaWords } from '@/platform/validation-words'
import { amendmentEndedMails } from '../mails/amendment-letters'
import { amendedOrder, type AmendedOrder } from '../queries/amend-facts'
import { amendmentSchema, endAmendmentSchema } from '../schema'
import { offerAmendment } from './offer-amendment'
import { tellProposer } from './tell-house'

/** Countersigning, withdrawing and declining: all that can happen to an amendment before its buyer has signed it. */

/**
 * Countersigns, for a second person of the house, an amendment that gives away more than its proposer may. Nobody
 * countersigns their own, and nobody gives away more than they may.
 * @throws InvalidInputError also where it isn’t open any more; NotFoundError
 */
export async function countersignAmendment(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'discount.approve')
  const parsed = amendmentSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, number, documentHash } = parsed.data
  const proposed = await databaseOf(context).orderAmendment.findFirst({
    where: { number, order: { serial } },
  })
  if (!proposed) throw new NotFoundError(`amendment ${number} of ${serial}`)
  const { document } = amendmentDocumentSchema.parse(proposed.document)
  const discount = await discountState(actor, document)
  if (discount.stops.length > 0)
    throw new InvalidInputError({ change: [schemaWords.amendment_above_limit] })
  await inTransaction(context, async (tx, within) => {
    const order = await amendedOrder(tx, serial, now, await holdGoods(tx, { serial }))
    const amendment = await openAmendment(tx, order, number, documentHash, now)
    if (amendment.state === 'OFFERED') return
    if (amendment.proposedById === auditActor(actor).id)
      throw new InvalidInputError({ change: [schemaWords.amendment_own] })
    await offerAmendment(within, order, amendment)
    await tellProposer(tx, order, amendment, { what: 'offered', by: nameOf(actor) })
  })
}

/**
 * Withdraws, for the house, an amendment that its buyer hasn’t signed.
 * @throws as `countersignAmendment`
 */
export async function withdrawAmendment(context: Context, input: unknown): Promise<void> {
  authorize(context.actor, 'order.amend')
  await end(context, input, 'WITHDRAWN')
}

/**
 * Declines an amendment for its buyer, with a reason; the order stays as it is.
 * @throws as `countersignAmendment`
 */
export async function declineAmendment(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorizeKind(actor, 'amendment.sign')
  const parsed = endAmendmentSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial } = parsed.data
  const order = await databaseOf(context).order.findFirst({
    where: { serial, quote: scopeOf(actor, 'order.read') },
    select: { quote: { select: { companyId: true, requestId: true } } },
  })
  if (!order) throw new NotFoundError(`order ${serial}`)
  authorize(actor, 'amendment.sign', order.quote)
  await end(context, input, 'DECLINED')
}

async function end(
  context: Context,
  input: unknown,
  state: 'WITHDRAWN' | 'DECLINED',
): Promise<void> {
  const { actor, now } = context
  const parsed = endAmendmentSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, number, documentHash, reason } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const order = await amendedOrder(tx, serial, now, await holdGoods(tx, { serial }))
    const amendment = await openAmendment(
      tx,
      order,
      number,
      documentHash,
      now,
      state === 'WITHDRAWN',
    )
    // A buyer answers what they were sent.
    if (state === 'DECLINED' && amendment.state !== 'OFFERED')
      throw new NotFoundError(`amendment ${number} of ${serial}`)
    await tx.orderAmendment.update({
      where: { id: amendment.id },
      data: { state, endedAt: now, endedBy: nameOf(actor), endReason: reason },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: `amendment.${state === 'DECLINED' ? 'decline' : 'withdraw'}`,
      objectType: 'order',
      objectId: order.id,
      after: { amendment: number, reason },
    })
    const outcome = state === 'DECLINED' ? 'declined' : 'withdrawn'
    const { id } = auditActor(actor)
    // A guest with a link is the person that it was sent to.
    const by = actor.kind === 'guest' ? order.document.buyer.contactName : nameOf(actor)
    await tellProposer(tx, order, amendment, { what: outcome, by }, id ? [id] : [])
    // What its buyer has never seen isn’t reported to them.
    if (amendment.state === 'PROPOSED') return
    await addEntry(within, {
      requestId: order.requestId,
      kind: 'EVENT',
      event: state === 'DECLINED' ? 'amendment_declined' : 'amendment_withdrawn',
      values: { order: order.serial, amendment: number, reason },
      cause: `amendment-ended:${amendment.id}`,
    })
    await queueMails(
      tx,
      await amendmentEndedMails(tx, order, {
        id: amendment.id,
        number,
        what: outcome,
        by,
        reason,
      }),
    )
  })
}

/**
 * An amendment that can be answered: open, matching the order as it stands, and the one that was read. Locks the
 * order.
 * @param isEnding it is withdrawn or declined, which is possible for an expired one too
 * @throws NotFoundError; InvalidInputError at `change` with why it can’t be answered
 */
export async function openAmendment(
  tx: Prisma.TransactionClient,
  order: AmendedOrder,
  number: number,
  documentHash: string,
  now: Date,
  isEnding = false,
): Promise<OrderAmendment> {
  const amendment = await tx.orderAmendment.findUnique({
    where: { orderId_number: { orderId: order.id, number } },
  })
  if (!amendment) throw new NotFoundError(`amendment ${number} of ${order.serial}`)
  if (amendment.documentHash !== documentHash) refuse(schemaWords.amendment_altered)
  if (amendment.state !== 'PROPOSED' && amendment.state !== 'OFFERED')
    refuse(schemaWords.amendment_ended)
  if (isEnding) return amendment
  if (amendment.validUntil.getTime() <= now.getTime()) refuse(schemaWords.amendment_expired)
  if (order.facts.state === 'CANCELLED' || amendment.amendsHash !== order.amends.documentHash)
    refuse(schemaWords.amendment_overtaken)
  return amendment
}

function refuse(words: string): never {
  throw new InvalidInputError({ change: [words] })
}
