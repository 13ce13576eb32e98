import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { refundOfSchema } from '../schema'
import { bookRefundDropped } from './book-refund'

/**
 * Drops a refund that failed: its money isn't due any more and stays where it was before. Repeating it has no
 * effect.
 * @throws ConflictError `stale` where it hasn't failed, or its money is going back by another refund; NotFoundError
 */
export async function dropRefund(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'payment.refund')
  const parsed = refundOfSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { refundId } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const refund = await tx.refund.findUnique({
      where: { id: refundId },
      include: {
        payment: {
          select: {
            partId: true,
            part: { select: { order: { select: { id: true, companyId: true, state: true } } } },
          },
        },
      },
    })
    if (!refund) throw new NotFoundError(`refund ${refundId}`)
    await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${refund.payment.partId}::uuid FOR UPDATE`
    const { state } = await tx.refund.findUniqueOrThrow({
      where: { id: refundId },
      select: { state: true },
    })
    if (state === 'CANCELED') return
    if (state !== 'FAILED') throw new ConflictError('stale')
    const isDropped = await bookRefundDropped(within, {
      id: refund.id,
      paymentId: refund.paymentId,
      amountMinor: Number(refund.amountMinor),
      currency: refund.currency,
      order: refund.payment.part.order,
    })
    if (!isDropped) throw new ConflictError('stale')
    await tx.refund.update({ where: { id: refundId }, data: { state: 'CANCELED' } })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'payment.drop-refund',
      objectType: 'payment',
      objectId: refund.paymentId,
      after: { refundId },
    })
  })
}
