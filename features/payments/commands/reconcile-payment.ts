import 'server-only'
import { stripeContext } from '@/features/accounts/context'
import { db } from '@/platform/db/client'
import { log } from '@/platform/log'
import { PaymentUnavailableError } from '../stripe/unavailable'
import { observe, ofSession } from '../rules/findings'
import { partStandings } from '@/features/orders/queries/part-standings'
import { depositState, type DepositState } from '@/features/orders/rules/payment-state'
import { retrieveSession, withStripe } from '../stripe/sessions'
import { settleNow } from './settle-payment'

/** Somebody is waiting for the page: Stripe's package would wait for three quarters of a minute. */
const PATIENCE = { timeout: 3_000, maxNetworkRetries: 0 } as const

/**
 * Asks Stripe how a payment page ended and records it exactly as the webhook would. The page that a buyer returns to
 * calls it, so that a late webhook leaves nobody in doubt. When Stripe is slow or out of reach, it answers with what
 * is known here.
 * @param sessionId from the address; it may be anything
 * @returns null for a session that isn't ours
 */
export async function reconcilePayment(
  sessionId: string,
  now = new Date(),
): Promise<DepositState | null> {
  if (!/^cs_\w{1,250}$/.test(sessionId)) return null
  const payment = await find(sessionId)
  if (!payment) return null
  if (payment.state !== 'OPEN') return stateOf(payment)
  try {
    const session = await withStripe(() => retrieveSession(sessionId, PATIENCE))
    const fact = session && observe(session, Math.floor(now.getTime() / 1000))
    if (!session || !fact) return stateOf(payment)
    await settleNow(stripeContext(sessionId, now), ofSession(session, fact))
  } catch (error) {
    if (!(error instanceof PaymentUnavailableError)) throw error
    log.warn({ sessionId }, 'payment not reconciled now; its webhook will tell')
    return stateOf(payment)
  }
  const after = await find(sessionId)
  return after && stateOf(after)
}

async function find(checkoutSessionId: string) {
  const payment = await db.payment.findUnique({ where: { checkoutSessionId } })
  if (!payment) return null
  const { paidAt = null } = (await partStandings(db, [payment.partId])).get(payment.partId) ?? {}
  return { ...payment, paidAt }
}

const stateOf = (payment: NonNullable<Awaited<ReturnType<typeof find>>>): DepositState =>
  depositState(payment.paidAt, payment)
