import 'server-only'
import { stripeContext } from '@/features/accounts/context'
import { db } from '@/platform/db/client'
import { stripe } from '@/platform/stripe/client'
import { observe, ofSession } from '../rules/findings'
import { settleNow } from './settle-payment'

/**
 * The payment of a payment intent, received. What Stripe tells of money that goes back may come before what tells
 * that it came: then Stripe is asked how that ended, and it is settled first.
 * @returns null for an intent that isn't of ours
 */
export async function settledPayment(paymentIntentId: string | null): Promise<string | null> {
  if (!paymentIntentId) return null
  const known = await db.payment.findUnique({ where: { paymentIntentId } })
  if (known?.state === 'SUCCEEDED') return known.id
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
  return after?.id ?? known?.id ?? null
}
