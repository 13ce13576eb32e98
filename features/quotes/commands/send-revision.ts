import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { planReminders } from '@/features/reminders/commands/plan-reminders'
import { ofRevision } from '@/features/reminders/rules/due'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import type { FloorState } from '../queries/floor-approval'
import { lifeFacts } from '../queries/life-facts'
import { revisionFigures } from '../rules/revision-figures'
import { quoteDocumentSchema, type QuoteDocument } from '../schema'
import { assertOpen, holdLife } from './hold-life'
import { prepareSending, readReason, type PreparedSending, type Sendable } from './prepare-sending'
import { assertCreditsHeld } from './sample-credits'

/**
 * Sends a draft: from here on it never changes. An earlier sent revision is superseded in the same
 * transaction, and the buyer's mail is queued in it. Sending again has no effect.
 * @param input.expectedTotalMinor the total the sender saw; refused when rates have moved it since
 * @param input.reason why a price below the limits is intended: it lifts that stop, and is in the
 *   audit
 * @throws SendStoppedError when the quote isn't ready or exceeds the limits, ConflictError 'stale'
 *   | 'not_a_draft' | 'accepted' | 'total_moved' | 'not_open'
 */
export async function sendRevision(
  context: Context,
  input: {
    serial: number
    revision: number
    version: number
    expectedTotalMinor: number
    reason?: string | undefined
  },
): Promise<{ document: QuoteDocument; documentHash: string }> {
  const { actor, now } = context
  const database = databaseOf(context)
  authorize(actor, 'quote.send')
  const reason = readReason(input.reason)
  const revision = await database.quoteRevision.findFirst({
    where: { number: input.revision, quote: { serial: input.serial } },
    include: { quote: { include: { request: true } } },
  })
  if (!revision) throw new NotFoundError(`quote ${input.serial} revision ${input.revision}`)
  if (revision.state === 'SENT' && revision.documentHash) {
    return {
      document: quoteDocumentSchema.parse(revision.document),
      documentHash: revision.documentHash,
    }
  }
  if (revision.state !== 'DRAFT') throw new ConflictError('not_a_draft')
  assertOpen('send', await lifeFacts(database, revision.quoteId), now)

  const prepared = await prepareSending(context, revision, {
    expectedTotalMinor: input.expectedTotalMinor,
    reason,
  })
  await inTransaction(context, (_tx, within) =>
    writeSending(within, revision, input.version, prepared),
  )
  return { document: prepared.document, documentHash: prepared.hash }
}

/**
 * Marks a prepared draft as sent, in the caller's open transaction, and queues its letters.
 * @param version of the draft as it was prepared
 * @throws ConflictError 'stale' | 'not_open', or why the deed is no longer open
 */
export async function writeSending(
  within: Context & { readonly transaction: Prisma.TransactionClient },
  revision: Sendable,
  version: number,
  prepared: PreparedSending,
): Promise<void> {
  const { actor, now, transaction: tx } = within
  authorize(actor, 'quote.send')
  const { document, hash, floor, belowFloor, aboveLimit, reason, stops, limitsId, terms, mails } =
    prepared
  const figures = revisionFigures(document)
  // This waits for a buyer who is signing at this moment, and then sees the signature.
  assertOpen('send', await holdLife(tx, revision.quoteId), now)
  await tx.quoteRevision.updateMany({
    where: { quoteId: revision.quoteId, state: 'SENT', number: { lt: revision.number } },
    data: { state: 'SUPERSEDED' },
  })
  await tx.quoteCounter.updateMany({
    where: { quoteId: revision.quoteId, state: 'OPEN' },
    data: { state: 'ANSWERED', endedAt: now },
  })
  await assertCreditsHeld(tx, revision.quoteId, document.draft)
  const update = await tx.quoteRevision.updateMany({
    where: { id: revision.id, state: 'DRAFT', version },
    data: {
      ...figures,
      state: 'SENT',
      documentHash: hash,
      sentAt: now,
      sentById: actor.userId,
      version: { increment: 1 },
    },
  })
  if (update.count === 0) throw new ConflictError('stale')
  await keepMargin(tx, revision.id, document, floor)
  const { count } = await tx.quoteRequest.updateMany({
    where: { id: revision.quote.requestId, status: { in: ['NEW', 'IN_PROGRESS', 'QUOTED'] } },
    data: { status: 'QUOTED', snoozedUntil: null },
  })
  // Its buyer was told that there will be no quote.
  if (count === 0) throw new ConflictError('not_open')
  await tx.quote.update({ where: { id: revision.quoteId }, data: { requoteAskedAt: null } })
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'quote.send',
    objectType: 'quote_revision',
    objectId: revision.id,
    after: {
      hash,
      totalMinor: document.totalMinor,
      ...(reason && stops.length > 0
        ? {
            reason,
            belowLimits: stops.map(({ path, code, amounts }) => ({ path, code, ...amounts })),
            limitsId,
          }
        : {}),
      ...(belowFloor ? { floorApprovedBy: belowFloor.by } : {}),
      ...(aboveLimit ? { discountApprovedBy: aboveLimit.by } : {}),
    },
  })
  await addEntry(within, {
    requestId: revision.quote.requestId,
    kind: 'EVENT',
    event: 'revision_sent',
    values: {
      revision: revision.number,
      totalMinor: document.totalMinor,
      currency: document.draft.currency,
    },
    cause: `revision-sent:${revision.id}`,
  })
  await planReminders(
    tx,
    { requestId: revision.quote.requestId, revisionId: revision.id },
    ofRevision({ sentAt: now, validUntil: figures.validUntil }, terms, now),
  )
  await queueMails(tx, mails)
}

/**
 * Stores its margin by the costs of this moment: beside the document, because buyers see all of
 * that.
 */
async function keepMargin(
  tx: Prisma.TransactionClient,
  revisionId: string,
  { draft }: QuoteDocument,
  { margin, alternatives }: Pick<FloorState, 'margin' | 'alternatives'>,
): Promise<void> {
  await tx.revisionMargin.create({
    data: {
      revisionId,
      currency: draft.currency,
      costMinor: margin.costMinor,
      marginMinor: margin.marginMinor,
      margin: JSON.parse(
        JSON.stringify(alternatives.length > 0 ? { ...margin, alternatives } : margin),
      ) as Prisma.InputJsonObject,
    },
  })
}
