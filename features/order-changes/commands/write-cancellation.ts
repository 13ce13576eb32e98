import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { HeldOrder } from '@/features/fulfilment/commands/hold-goods'
import { postEntry, reverseEntry } from '@/features/ledger/commands/post-entry'
import { orderAccount, receivable } from '@/features/ledger/rules/accounts'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { partStandings } from '@/features/orders/queries/part-standings'
import { quotaClaim } from '@/features/orders/rules/quota-claim'
import { endSessionsJob } from '@/features/payments/jobs/end-sessions'
import { amendReservations } from '@/features/tariffs/commands/amend-reservations'
import type { Prisma } from '@/platform/db/generated/client'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { enqueue } from '@/platform/jobs'
import { queueMails } from '@/platform/mail'
import { amountOf } from '@/platform/number-words'
import { codedMessage, schemaWords } from '@/platform/validation-words'
import { orderCancelledMails } from '../mails/change-letters'
import { paidOf } from '../queries/cancellation'
import {
  asksWorkDone,
  cancelShares,
  cancelStage,
  type CancelledBy,
  type CancelShares,
} from '../rules/cancel'
import { endRequest } from './end-request'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/**
 * Cancels an order that the caller has locked. What was paid is divided by the signed terms: the retained share is
 * income, the rest is due back; what is open isn’t owed any more, and payment pages for it are closed. Repeating it
 * has no effect. The caller has checked the actor's right.
 * @param input.workDone as typed, where the signed terms deduct it
 * @param input.paidMinor what was shown as paid
 * @throws InvalidInputError also once goods have left; ConflictError `stale` where something was paid since it was
 *   shown
 */
export async function writeCancellation(
  within: Within,
  order: HeldOrder,
  input: { cancelledBy: CancelledBy; reason: string; workDone: string; paidMinor: number },
): Promise<CancelShares> {
  const { actor, now, transaction: tx } = within
  const { cancelledBy, reason, workDone, paidMinor: shownMinor } = input
  const earlier = await tx.orderCancellation.findUnique({ where: { orderId: order.id } })
  if (earlier)
    return { keptMinor: Number(earlier.keptMinor), dueBackMinor: Number(earlier.dueBackMinor) }
  if (order.lines.some(({ shipped }) => shipped > 0))
    throw new InvalidInputError({ change: [schemaWords.cancel_shipped] })
  const { currency, companyId } = await tx.order.findUniqueOrThrow({
    where: { id: order.id },
    select: { currency: true, companyId: true },
  })
  // A payment arriving at this moment comes either before or after.
  await tx.$queryRaw`SELECT id FROM payment_part WHERE "orderId" = ${order.id}::uuid ORDER BY position FOR UPDATE`
  const paidMinor = await paidOf(tx, { id: order.id, currency })
  if (paidMinor !== shownMinor) throw new ConflictError('stale')
  const stage = cancelStage(order.lines)
  const terms = order.document.cancellation ?? null
  const workMinor =
    cancelledBy === 'BUYER' && asksWorkDone(terms, stage) ? typedWork(workDone, currency) : 0
  if (workMinor > paidMinor)
    throw new InvalidInputError({ workDone: [schemaWords.cancel_above_paid] })
  const shares = cancelShares(terms, cancelledBy, stage, paidMinor, workMinor)
  const { id } = await tx.orderCancellation.create({
    data: {
      orderId: order.id,
      cancelledBy,
      reason,
      stage,
      currency,
      paidMinor,
      ...shares,
      byId: auditActor(actor).id,
      by: nameOf(actor),
      at: now,
    },
    select: { id: true },
  })
  await book(within, { id, orderId: order.id, currency }, shares)
  await tx.order.update({ where: { id: order.id }, data: { state: 'CANCELLED' } })
  await releaseQuotas(within, order)
  // Its weeks in the workshop become free for others.
  await tx.workSlot.deleteMany({ where: { line: { orderId: order.id } } })
  await endRequest(within, order.id, 'CANCELLED')
  // A sample fee that was deducted here can be deducted from another order.
  await tx.sampleCredit.deleteMany({ where: { quote: { order: { id: order.id } } } })
  await tx.orderAmendment.updateMany({
    where: { orderId: order.id, state: { in: ['PROPOSED', 'OFFERED'] } },
    data: { state: 'OVERTAKEN', endedAt: now, endedBy: nameOf(actor), endReason: reason },
  })
  await enqueue(tx, endSessionsJob, { orderId: order.id })
  await recordOrderEvent(within, order, {
    action: 'order.cancel',
    before: { state: order.state },
    after: { state: 'CANCELLED', cancelledBy, reason, companyId, currency, paidMinor, ...shares },
    event: 'order_cancelled',
    values: {
      order: order.serial,
      side: cancelledBy,
      reason,
      totalMinor: shares.dueBackMinor,
      currency,
    },
    cause: `order-cancelled:${id}`,
  })
  const cancelled = { id, cancelledBy, reason, currency, paidMinor, ...shares }
  await queueMails(tx, await orderCancelledMails(tx, order, cancelled))
  return shares
}

/** Quotas that it had reserved go to orders that are short of them. */
async function releaseQuotas(within: Within, { id, document }: HeldOrder): Promise<void> {
  const { quote } = await within.transaction.order.findUniqueOrThrow({
    where: { id },
    select: { quote: { select: { id: true, serial: true } } },
  })
  const { actor, now } = within
  const by = nameOf(actor)
  await amendReservations(within, {
    ...quotaClaim(document, { quoteId: quote.id, serial: quote.serial }, by, now),
    currency: document.draft.currency,
    demands: new Map(),
  })
}

/** @throws InvalidInputError at its field */
function typedWork(text: string, currency: string): number {
  const { value, complaint } = amountOf(text, { currency })
  if (value === undefined)
    throw new InvalidInputError({
      workDone: [complaint ? codedMessage(complaint) : schemaWords.missing],
    })
  return value
}

async function book(
  within: Within,
  { id, orderId, currency }: { id: string; orderId: string; currency: string },
  { keptMinor, dueBackMinor }: CancelShares,
): Promise<void> {
  const { transaction: tx } = within
  const credited = await tx.ledgerEntry.findUnique({
    where: { causeKind_causeId: { causeKind: 'order.sample-credit', causeId: orderId } },
    select: { id: true },
  })
  if (credited) await reverseEntry(within, credited.id)
  const parts = await tx.paymentPart.findMany({ where: { orderId }, select: { id: true } })
  const standings = await partStandings(
    tx,
    parts.map((part) => part.id),
  )
  const open = parts.flatMap((part) => {
    const standing = standings.get(part.id)
    return standing?.isPayable && standing.openMinor > 0
      ? [{ partId: part.id, amountMinor: standing.openMinor }]
      : []
  })
  const openMinor = open.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const account = (kind: 'CUSTOMER_DEPOSIT' | 'CANCELLATION' | 'REFUND_DUE') =>
    orderAccount(kind, orderId, currency)
  await postEntry(within, {
    cause: { kind: 'order.cancelled', id },
    postings: [
      ...open.map(({ partId, amountMinor }) => ({
        account: receivable(orderId, partId, currency),
        amountMinor: -amountMinor,
      })),
      { account: account('CUSTOMER_DEPOSIT'), amountMinor: openMinor + keptMinor + dueBackMinor },
      { account: account('CANCELLATION'), amountMinor: -keptMinor },
      { account: account('REFUND_DUE'), amountMinor: -dueBackMinor },
    ],
  })
}
