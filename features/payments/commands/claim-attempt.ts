import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { partStandings } from '@/features/orders/queries/part-standings'
import { recordAudit } from '@/platform/audit'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { isLivemode } from '@/platform/stripe/client'

export interface Attempt {
  id: string
  partId: string
  /** 1, 2, …; together with the part it forms the idempotency key */
  attempt: number
  amountMinor: number
  currency: string
  checkoutSessionId: string | null
  /** what is left to pay of the part has changed since: this page is closed and another opened */
  isStale: boolean
}

/** Stripe forgets a key after a day: an attempt without a known page isn't sent again after that. */
const KEY_HOLDS_MS = 23 * 3_600_000

/**
 * The one attempt under way for a part: the open one, or else a new one. The part's row is locked, so simultaneous
 * clicks all get the same attempt.
 * @throws NotFoundError for a part of somebody else's order, ConflictError `paid` when the part is paid
 */
export async function claimAttempt(context: Context, partId: string): Promise<Attempt> {
  const { actor, now } = context
  return inTransaction(
    context,
    async (tx) => {
      await tx.$queryRaw`SELECT id FROM payment_part WHERE id = ${partId}::uuid FOR UPDATE`
      const part = await tx.paymentPart.findUnique({
        where: { id: partId },
        include: {
          payments: { orderBy: { attempt: 'desc' } },
          order: { select: { companyId: true, quote: { select: { requestId: true } } } },
        },
      })
      if (!part) throw new NotFoundError(`payment part ${partId}`)
      const { companyId, quote } = part.order
      authorize(actor, 'deposit.pay', { companyId, requestId: quote.requestId })
      const standing = (await partStandings(tx, [partId])).get(partId)
      if (standing?.paidAt) throw new ConflictError('paid')
      const openMinor = BigInt(standing?.openMinor ?? 0)
      const open = part.payments.find((payment) => payment.state === 'OPEN')
      if (open) {
        const isStale = open.amountMinor !== openMinor
        const isForgotten = now.getTime() - open.createdAt.getTime() > KEY_HOLDS_MS
        if (open.checkoutSessionId !== null || !(isStale || isForgotten))
          return { ...open, amountMinor: Number(open.amountMinor), isStale }
        // Nobody was given a page of it, so it can be abandoned.
        await tx.payment.update({ where: { id: open.id }, data: { state: 'EXPIRED' } })
      }
      const attempt = (part.payments[0]?.attempt ?? 0) + 1
      const payment = await tx.payment.create({
        data: {
          partId,
          attempt,
          amountMinor: openMinor,
          currency: part.currency,
          livemode: isLivemode(),
        },
      })
      await recordAudit(tx, {
        actor: auditActor(actor),
        action: 'payment.start',
        objectType: 'payment',
        objectId: payment.id,
        after: { partId, attempt, amountMinor: Number(openMinor), currency: part.currency },
      })
      return { ...payment, amountMinor: Number(payment.amountMinor), isStale: false }
    },
    { maxWait: 10_000, timeout: 10_000 },
  )
}
