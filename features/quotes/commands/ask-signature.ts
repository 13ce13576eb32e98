import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { assertOpen, holdLife } from './hold-life'
import { pickedDocument, pickRefusal, samePicks } from '../rules/choices'
import { acceptability } from '../rules/state'
import { picksSchema, quoteDocumentSchema } from '../schema'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { wordsSchema } from '@/platform/fields'
import { enqueue } from '@/platform/jobs'
import { signatureMailsJob } from '../mails/signature-letters'
import { holdLimit } from './hold-limit'

const askSignatureSchema = z.object({
  serial: z.int().min(1),
  revision: z.int().min(1),
  documentHash: z.string().regex(/^[0-9a-f]{64}$/),
  picks: picksSchema.default([]),
  note: wordsSchema(500),
})

/**
 * Asks the approvers of one's company to sign what is above one's own limit: the very document that
 * was read, by its hash. Asking again, by anybody, leaves one waiting request.
 * @returns the request that waits
 * @throws InvalidInputError, NotFoundError; ConflictError with the reason it can't be signed,
 *   'not_over' where one may sign alone, 'no_approver' where nobody else could
 */
export async function askSignature(context: Context, input: unknown): Promise<{ id: string }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorizeKind(actor, 'quote.accept')
  const parsed = askSignatureSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, revision: number, documentHash, picks, note } = parsed.data
  const revision = await database.quoteRevision.findFirst({
    where: { number, state: { not: 'DRAFT' }, quote: { serial, ...scopeOf(actor, 'quote.read') } },
    include: { quote: true },
  })
  if (!revision) throw new NotFoundError(`quote ${serial} revision ${number}`)
  const { quote } = revision
  authorize(actor, 'quote.accept', quote)
  // Holders of a link alone have no limit, and no approvers.
  if (actor.kind !== 'member') throw new ConflictError('not_over')
  const answer = acceptability(revision, documentHash, now)
  if (!answer.ok) throw new ConflictError(answer.reason)
  const offered = quoteDocumentSchema.parse(revision.document)
  const strange = pickRefusal(offered.draft, picks)
  if (strange) throw new ConflictError(strange)
  const { draft, totalMinor: amountMinor } = pickedDocument(offered, picks)
  const { companyId } = quote
  const { currency } = draft
  return inTransaction(context, async (tx) => {
    assertOpen('accept', await holdLife(tx, quote.id), now)
    const verdict = await holdLimit(tx, actor, { companyId, currency, amountMinor }, now)
    if (verdict.kind !== 'over') throw new ConflictError('not_over')
    const waitingRequest = await tx.signatureRequest.findFirst({
      where: { revisionId: revision.id, state: 'WAITING' },
      select: { id: true, picks: true },
    })
    if (waitingRequest && samePicks(waitingRequest.picks, picks)) return { id: waitingRequest.id }
    // An approver is looking at other picks: that request has to be withdrawn first.
    if (waitingRequest) throw new ConflictError('waits_otherwise')
    const approvers = await tx.companyMember.count({
      where: {
        companyId,
        leftAt: null,
        userId: { not: actor.userId },
        roles: { hasSome: ['owner', 'approver'] },
      },
    })
    if (approvers === 0) throw new ConflictError('no_approver')
    const signatureRequest = await tx.signatureRequest.create({
      data: {
        quoteId: quote.id,
        revisionId: revision.id,
        companyId,
        documentHash,
        picks: picks.toSorted(),
        currency,
        amountMinor,
        requestedById: actor.userId,
        requestedBy: actor.name,
        requestedEmail: actor.email,
        requestedAt: now,
        limitMinor: verdict.limit?.amountMinor ?? null,
        limitWindow: verdict.limit?.window ?? null,
        usedMinor: (verdict.limit?.amountMinor ?? 0) - verdict.leftMinor,
        note,
      },
      select: { id: true },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'quote.ask_signature',
      objectType: 'quote_revision',
      objectId: revision.id,
      after: { documentHash, amountMinor, currency, note, ...(picks.length > 0 ? { picks } : {}) },
    })
    await enqueue(tx, signatureMailsJob, { id: signatureRequest.id })
    return signatureRequest
  })
}
