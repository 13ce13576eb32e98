import 'server-only'
import { stripeContext } from '@/features/accounts/context'
import { db } from '@/platform/db/client'
import { stripe } from '@/platform/stripe/client'
import { observe, ofSession } from '../rules/findings'
import { settleNow } from './settle-payment'

/**
 * The received payment of a payment intent. Stripe's news of a refund or dispute may arrive before the news of the
 * payment: then Stripe is asked how the payment ended, and it is settled first.
 * @returns null for an intent that isn't ours
 */
export async function settledPayment(paymentIntentId: string | null): Promise<string | null> {
  if (!paymentIntentId) return null
  const existing = await db.payment.findUnique({ where: { paymentIntentId } })
  if (existing?.state === 'SUCCEEDED') return existing.id
  const { data } = await stripe().checkout.sessions.list({
    payment_intent: paymentIntentId,
    limit: 1,
    expand: ['data.payment_intent'],
  })
  const session = data[0]
  const since = new Date()
  const fact = session && observe(session, Math.floor(since.getTime() / 1000))
  if (session && fact) await settleNow(stripeContext(session.id, since), ofSession(session, fact))
  const after = await db.payment.findUnique({ where: { paymentIntentId } })
  return after?.id ?? existing?.id ?? null
}
