import 'server-only'
import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import { stripeContext, type OwnContext } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { stripe } from '@/platform/stripe/client'
import { schemaWords } from '@/platform/validation-words'
import { disputeDesk } from '../queries/dispute-desk'
import { needsAnswer } from '../rules/dispute'
import { FIELD_OF, MOST_BYTES, type EvidenceKind } from '../rules/evidence'
import { ofDispute } from '../rules/money-findings'
import { answerDisputeSchema, disputeOfSchema } from '../schema'
import { withStripe } from '../stripe/sessions'
import { evidenceFiles, evidenceThread, type EvidenceFile } from './gather-evidence'
import { learnDispute } from './learn-dispute'

/**
 * Answers a dispute with words and with the chosen papers of its order. The bank takes one answer only. Sending the
 * same form again, or after a break, gives Stripe the answer once.
 * @throws InvalidInputError by field, `photograph` where the files exceed what Stripe takes; ConflictError `stale`
 *   where it can't be answered any more; NotFoundError; PaymentUnavailableError
 */
export async function answerDispute(context: OwnContext, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'dispute.answer')
  const parsed = answerDisputeSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { disputeId, words, ...ticked } = parsed.data
  const desk = await disputeDesk(actor, disputeId)
  if (!needsAnswer(desk.status) || (desk.answerBy !== null && desk.answerBy <= now))
    throw new ConflictError('stale')
  const kinds = new Set(
    Object.entries(ticked).flatMap(([kind, isChosen]) => (isChosen ? [kind as EvidenceKind] : [])),
  )
  const files = await evidenceFiles(context, desk, kinds)
  if (files.reduce((sum, { bytes }) => sum + bytes.length, 0) > MOST_BYTES)
    throw new InvalidInputError({ photograph: [schemaWords.evidence_too_large] })
  const thread = kinds.has('thread') ? await evidenceThread(desk.requestId) : ''
  const text = [words, thread].filter(Boolean).join('\n\n')
  const dispute = await withStripe(async () => {
    const uploaded = Object.fromEntries(
      await Promise.all(
        files.map(async (file) => [FIELD_OF[file.kind], await upload(disputeId, file)] as const),
      ),
    )
    const evidence: Stripe.DisputeUpdateParams.Evidence = {
      ...uploaded,
      customer_name: desk.contactName,
      customer_email_address: desk.contactEmail,
      ...(text ? { uncategorized_text: text.slice(0, 20_000) } : {}),
      ...(kinds.has('tracking') && desk.shipped
        ? {
            shipping_carrier: desk.shipped.carrier,
            shipping_tracking_number: desk.shipped.tracking,
            shipping_date: desk.shipped.on,
          }
        : {}),
    }
    const mark = createHash('sha256').update(JSON.stringify(evidence)).digest('hex')
    return stripe().disputes.update(
      disputeId,
      { evidence, submit: true },
      { idempotencyKey: `dispute:${disputeId}:answer:${mark}` },
    )
  })
  await inTransaction(context, async (tx) => {
    await tx.dispute.update({
      where: { id: disputeId },
      data: {
        evidence: [
          ...files.map(({ kind, name, sha256 }) => ({ kind, name, sha256 })),
          ...[...kinds]
            .filter((kind) => kind === 'tracking' || kind === 'thread')
            .map((kind) => ({ kind, name: '', sha256: '' })),
        ],
        sentAt: now,
        sentBy: nameOf(actor),
        sentById: auditActor(actor).id,
      },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'dispute.answer',
      objectType: 'payment',
      objectId: desk.paymentId,
      after: { disputeId, evidence: [...kinds] },
    })
  })
  await learn(dispute, desk.paymentId, now)
}

/**
 * Uploads a file to Stripe, once for a dispute and the file's bytes.
 * @returns Stripe's id of the file
 */
async function upload(disputeId: string, { name, type, bytes, sha256 }: EvidenceFile) {
  const { id } = await stripe().files.create(
    { purpose: 'dispute_evidence', file: { data: Buffer.from(bytes), name, type } },
    { idempotencyKey: `dispute:${disputeId}:file:${sha256.trim()}` },
  )
  return id
}

const learn = (dispute: Stripe.Dispute, paymentId: string, now: Date) =>
  inTransaction(stripeContext(dispute.id, now), (_tx, within) =>
    learnDispute(within, paymentId, ofDispute(dispute)),
  )

/**
 * Concedes a dispute: it is lost, and its money stays with the payer.
 * @throws ConflictError `stale` where it is decided already; NotFoundError; PaymentUnavailableError
 */
export async function concedeDispute(context: OwnContext, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'dispute.answer')
  const parsed = disputeOfSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { disputeId } = parsed.data
  const desk = await disputeDesk(actor, disputeId)
  if (!needsAnswer(desk.status)) throw new ConflictError('stale')
  const dispute = await withStripe(() =>
    stripe().disputes.close(disputeId, {}, { idempotencyKey: `dispute:${disputeId}:close` }),
  )
  await inTransaction(context, async (tx) =>
    recordAudit(tx, {
      actor: auditActor(actor),
      action: 'dispute.concede',
      objectType: 'payment',
      objectId: desk.paymentId,
      after: { disputeId },
    }),
  )
  await learn(dispute, desk.paymentId, now)
}
