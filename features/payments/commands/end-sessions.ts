import 'server-only'
import { stripeContext } from '@/features/accounts/context'
import { db } from '@/platform/db/client'
import { observe, ofSession } from '../rules/findings'
import { expireSession, retrieveSession, withStripe } from '../stripe/sessions'
import { settleNow } from './settle-payment'

/**
 * Closes an order's open payment pages, so that nobody can pay what isn’t owed any more. A page that was paid
 * meanwhile is booked as a payment. Called again, it finds nothing to do.
 * @throws PaymentUnavailableError where Stripe can’t be reached
 */
export async function endSessions(orderId: string): Promise<void> {
  const open = await db.payment.findMany({
    where: { part: { orderId }, state: 'OPEN' },
    select: { id: true, checkoutSessionId: true },
  })
  for (const { id, checkoutSessionId } of open) {
    if (checkoutSessionId === null)
      await db.payment.updateMany({
        where: { id, state: 'OPEN', checkoutSessionId: null },
        data: { state: 'EXPIRED' },
      })
    else await withStripe(() => endSession(id, checkoutSessionId))
  }
}

/** Closes one page; if it was paid meanwhile, books the payment. */
export async function endSession(paymentId: string, sessionId: string): Promise<void> {
  const session = await retrieveSession(sessionId)
  const now = new Date()
  const context = stripeContext(sessionId, now)
  const expired = { kind: 'expired' as const }
  if (!session) {
    await settleNow(context, { paymentId, sessionId, fact: expired, charged: null })
    return
  }
  const fact = observe(session, Math.floor(now.getTime() / 1000))
  if (fact) await settleNow(context, ofSession(session, fact))
  else if (await expireSession(sessionId)) await settleNow(context, ofSession(session, expired))
}
