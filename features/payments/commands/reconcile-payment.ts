import 'server-only'
import { stripeContext } from '@/features/accounts/context'
import { db } from '@/platform/db/client'
import { log } from '@/platform/log'
import { PaymentUnavailableError } from '../errors'
import { observe, ofSession } from '../rules/findings'
import { partStandings } from '@/features/orders/queries/part-standings'
import { depositState, type DepositState } from '@/features/orders/rules/payment-state'
import { retrieveSession, withStripe } from '../stripe-sessions'
import { settleNow } from './settle-payment'

/** Somebody looks at a page that isn't there yet: Stripe's package would wait for three quarters of a minute. */
const PATIENCE = { timeout: 3_000, maxNetworkRetries: 0 } as const

/**
 * Asks Stripe how a payment page ended and records it, exactly as its webhook
 * would: for the page a buyer returns to, so that a late webhook leaves nobody
 * in doubt. With Stripe out of reach, or slow, it answers what is known here.
 * @param sessionId as it came back in the address; anything may stand there
 * @returns null for a session that isn't of ours
 */
export async function reconcilePayment(
  sessionId: string,
  now = new Date(),
): Promise<DepositState | null> {
  if (!/^cs_\w{1,250}$/.test(sessionId)) return null
  const known = await find(sessionId)
  if (!known) return null
  if (known.state !== 'OPEN') return stateOf(known)
  try {
    const session = await withStripe(() => retrieveSession(sessionId, PATIENCE))
    const fact = session && observe(session, Math.floor(now.getTime() / 1000))
    if (!session || !fact) return stateOf(known)
    await settleNow(stripeContext(sessionId, now), ofSession(session, fact))
  } catch (error) {
    if (!(error instanceof PaymentUnavailableError)) throw error
    log.warn({ sessionId }, 'payment not reconciled now; its webhook will tell')
    return stateOf(known)
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
