import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor, type Actor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind } from '@/features/accounts/rules/permissions'
import { acceptQuoteSchema } from '../signing-schema'
import { holdLife } from './hold-life'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { wordsSchema } from '@/platform/fields'
import { enqueue } from '@/platform/jobs'
import { signatureMailsJob } from '../mails/signature-letters'
import { acceptRevision } from './accept-revision'
import type { MakeOrder } from './make-order'

const which = z.object({ id: z.uuid() })
const signing = acceptQuoteSchema
  .omit({ serial: true, revision: true, documentHash: true, picks: true })
  .extend(which.shape)
const refusing = which.extend({ reason: wordsSchema(500).min(1) })

/**
 * Signs, as an approver, what a colleague asked for: the same document, by its hash and picks, as
 * if the colleague had signed. A change of the colleague's limit meanwhile has no effect on it; the
 * approver's own limit holds.
 * @returns serial of the order
 * @throws InvalidInputError, NotFoundError, ForbiddenError; ConflictError 'own' for one's own
 *   request, 'decided' where it no longer waits, and those of `acceptRevision`: expired,
 *   superseded, 'over_limit'
 */
export async function giveSignature(
  context: Context,
  input: unknown,
  ipAddress: string | null,
  makeOrder: MakeOrder,
): Promise<{ orderSerial: number }> {
  const { actor, now } = context
  authorizeKind(actor, 'acceptance.approve')
  const parsed = signing.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, ...signature } = parsed.data
  return inTransaction(context, async (tx, within) => {
    const { asked, approver } = await heldRequest(tx, actor, id)
    const { quote, revision, documentHash, picks } = asked
    const signed = await acceptRevision(
      within,
      { ...signature, serial: quote.serial, revision: revision.number, documentHash, picks },
      ipAddress,
      makeOrder,
      { requestedBy: asked.requestedBy },
    )
    await decide(tx, asked, { state: 'SIGNED', actor: approver, now })
    return signed
  })
}

/**
 * Refuses a signature request, with a reason; the quote stays open for another answer.
 * @throws as `giveSignature`
 */
export async function refuseSignature(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'acceptance.approve')
  const parsed = refusing.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, reason } = parsed.data
  await inTransaction(context, async (tx) => {
    const { asked, approver } = await heldRequest(tx, actor, id)
    await decide(tx, asked, { state: 'REFUSED', actor: approver, now, reason })
  })
}

/**
 * Withdraws a waiting signature request, by the person who asked.
 * @throws InvalidInputError, NotFoundError, ConflictError 'decided'
 */
export async function takeBackSignature(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'quote.accept')
  const parsed = which.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  await inTransaction(context, async (tx) => {
    const request = await lockedRequest(tx, parsed.data.id)
    if (!request || actor.kind !== 'member' || request.requestedById !== actor.userId)
      throw new NotFoundError('signature request')
    authorize(actor, 'quote.accept', request.quote)
    if (request.state !== 'WAITING') throw new ConflictError('decided')
    await decide(tx, request, { state: 'TAKEN_BACK', actor, now })
  })
}

type SignatureRequest = Prisma.SignatureRequestGetPayload<{
  include: { quote: true; revision: true }
}>

/** Locks a request, so that decisions come one after the other: the second finds it decided. */
async function lockedRequest(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<SignatureRequest | null> {
  const found = await tx.signatureRequest.findUnique({ where: { id }, select: { quoteId: true } })
  if (!found) return null
  await holdLife(tx, found.quoteId)
  await tx.$executeRaw`SELECT 1 FROM signature_request WHERE id = ${id}::uuid FOR UPDATE`
  return tx.signatureRequest.findUnique({
    where: { id },
    include: { quote: true, revision: true },
  })
}

async function heldRequest(
  tx: Prisma.TransactionClient,
  actor: Actor,
  id: string,
): Promise<{ asked: SignatureRequest; approver: Extract<Actor, { kind: 'member' }> }> {
  const request = await lockedRequest(tx, id)
  if (!request) throw new NotFoundError('signature request')
  authorize(actor, 'acceptance.approve', request.quote)
  if (actor.userId === request.requestedById) throw new ConflictError('own')
  // Somebody with a sufficient limit may have signed it meanwhile.
  if (request.state !== 'WAITING' || request.revision.state === 'ACCEPTED')
    throw new ConflictError('decided')
  return { asked: request, approver: actor }
}

async function decide(
  tx: Prisma.TransactionClient,
  { id, revisionId, requestedBy }: SignatureRequest,
  {
    state,
    actor,
    now,
    reason = '',
  }: {
    state: 'SIGNED' | 'REFUSED' | 'TAKEN_BACK'
    actor: Extract<Actor, { kind: 'member' }>
    now: Date
    reason?: string
  },
): Promise<void> {
  await tx.signatureRequest.update({
    where: { id },
    data: { state, decidedById: actor.userId, decidedBy: actor.name, decidedAt: now, reason },
  })
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: `quote.signature_${state.toLowerCase()}`,
    objectType: 'quote_revision',
    objectId: revisionId,
    after: { requestedBy, reason },
  })
  if (state === 'TAKEN_BACK') return
  await enqueue(tx, signatureMailsJob, { id })
}
