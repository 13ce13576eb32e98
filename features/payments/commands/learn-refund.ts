import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { log } from '@/platform/log'
import { queueMails, type Mail } from '@/platform/mail'
import { refundMails } from '../mails/refund-letters'
import type { RefundFinding } from '../rules/money-findings'
import { isStanding, learnRefundState, type RefundState } from '../rules/refund'
import { attentionTo } from './attention'
import { bookRefundDue, bookRefundPaid, bookRefundReturned, type BookedRefund } from './book-refund'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

const payment = {
  select: {
    id: true,
    partId: true,
    part: {
      select: { order: { select: { id: true, companyId: true, currency: true, state: true } } },
    },
  },
} as const

/**
 * Records what Stripe reports of a refund, with what follows in the books and in letters. Reports may come late,
 * twice and in any order. A refund made at Stripe itself is taken over.
 * @param paymentId whose money it is; known for a refund that we requested
 * @param letters to the buyer, sent where this is the first report of its money
 */
export async function learnRefund(
  within: Within,
  paymentId: string,
  finding: RefundFinding,
  letters: readonly Mail[],
): Promise<'recorded' | 'unchanged' | 'other_currency'> {
  const { transaction: tx, now, actor } = within
  const { id, partId, part } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    ...payment,
  })
  // Changes to one part happen one after the other.
  await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${partId}::uuid FOR UPDATE`
  if (finding.currency !== part.order.currency) return 'other_currency'
  const existing = await tx.refund.findFirst({
    where: {
      paymentId: id,
      OR: [
        { stripeId: finding.stripeId },
        ...(finding.refundId ? [{ id: finding.refundId, stripeId: null }] : []),
      ],
    },
  })
  if (!existing) await giveWay(within, id, finding)
  const row =
    existing ??
    (await tx.refund.create({
      data: {
        paymentId: id,
        key: finding.stripeId,
        amountMinor: finding.amountMinor,
        currency: finding.currency,
        reason: finding.reason === 'duplicate' ? 'duplicate' : 'other',
        note: '',
        // Nothing of it is booked yet: a refund that has failed by now never counts.
        state: learnRefundState('ASKED', finding.status),
        askedBy: 'Stripe',
        askedAt: finding.createdAt,
      },
    }))
  const state: RefundState = existing
    ? learnRefundState(existing.state, finding.status)
    : (row.state as RefundState)
  const isChanged = !existing || existing.state !== state || existing.stripeId === null
  const bookedRefund: BookedRefund = {
    id: row.id,
    paymentId: id,
    amountMinor: Number(row.amountMinor),
    currency: row.currency,
    order: part.order,
  }
  if (isChanged)
    await tx.refund.update({
      where: { id: row.id },
      data: {
        state,
        stripeId: finding.stripeId,
        failure: finding.failure ?? row.failure,
        endedAt: state === 'PENDING' ? null : (row.endedAt ?? now),
      },
    })
  const isBack = state === 'FAILED' || state === 'CANCELED'
  await bookRefundDue(within, bookedRefund)
  if (!isBack && finding.isMoved) await bookRefundPaid(within, bookedRefund)
  if (isBack) await bookRefundReturned(within, bookedRefund)
  if (!isChanged) return 'unchanged'
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'payment.refund',
    objectType: 'payment',
    objectId: id,
    after: {
      refundId: row.id,
      stripeId: finding.stripeId,
      amountMinor: bookedRefund.amountMinor,
      currency: bookedRefund.currency,
      state,
    },
  })
  if (isBack) {
    log.error({ refundId: row.id, paymentId: id, failure: finding.failure }, 'a refund came back')
    await attentionTo(within, id, `refund-failed:${row.id}`)
  } else await queueMails(tx, [...letters])
  return 'recorded'
}

/**
 * Fails a refund of ours whose money was already given back by one made at Stripe itself. Its money is still due
 * until a person says otherwise.
 */
async function giveWay(
  { transaction: tx, now }: Within,
  paymentId: string,
  { amountMinor }: RefundFinding,
): Promise<void> {
  const { amountMinor: whole, refunds } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { amountMinor: true, refunds: { select: { amountMinor: true, state: true } } },
  })
  const standing = refunds
    .filter(({ state }) => isStanding(state))
    .reduce((sum, each) => sum + Number(each.amountMinor), 0)
  if (standing + amountMinor <= Number(whole)) return
  await tx.refund.updateMany({
    where: { paymentId, state: 'ASKED' },
    data: { state: 'FAILED', failure: 'superseded', endedAt: now },
  })
}

/** The letters that may go with a refund, prepared before the transaction that queues them. */
export async function refundLetters(
  paymentId: string,
  finding: Pick<RefundFinding, 'stripeId' | 'refundId' | 'amountMinor' | 'currency' | 'status'>,
): Promise<Mail[]> {
  return learnRefundState('ASKED', finding.status) === 'FAILED'
    ? []
    : refundMails(paymentId, {
        key: finding.refundId ?? finding.stripeId,
        amountMinor: finding.amountMinor,
        currency: finding.currency,
      })
}
