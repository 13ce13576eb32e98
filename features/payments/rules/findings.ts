import type Stripe from 'stripe'
import { z } from 'zod'
import { failureAt, type PaymentFact } from './attempt'

/** The metadata that we put on the session and on its payment intent, by which an event finds its payment. */
const metadataSchema = z.object({ paymentId: z.uuid() })

/** What one webhook, or one answer of Stripe, says about an attempt to pay. */
export interface PaymentFinding {
  /** from our metadata; null when it carries none (somebody else's payment on the same account) */
  paymentId: string | null
  /** null when reported by a payment intent, which doesn't know its session */
  sessionId: string | null
  fact: PaymentFact
  /** minor units and ISO code in capitals; null where no money moved */
  charged: { amountMinor: number; currency: string } | null
}

/** The payment named by our metadata. */
export function paymentIdOf(metadata: Stripe.Metadata | null): string | null {
  return metadataSchema.safeParse(metadata).data?.paymentId ?? null
}

/** A finding reported by a checkout session. */
export function ofSession(session: Stripe.Checkout.Session, fact: PaymentFact): PaymentFinding {
  const charged =
    fact.kind === 'succeeded' || fact.kind === 'submitted'
      ? {
          amountMinor: session.amount_total ?? -1,
          currency: (session.currency ?? '').toUpperCase(),
        }
      : null
  return { paymentId: paymentIdOf(session.metadata), sessionId: session.id, fact, charged }
}

/** Id of a session's payment intent, expanded or not. */
export function intentIdOf(session: Stripe.Checkout.Session): string | null {
  const intent = session.payment_intent
  return typeof intent === 'string' ? intent : (intent?.id ?? null)
}

/** A completed session's money is in, or on its way (a bank debit). */
export function completion(session: Stripe.Checkout.Session): PaymentFact {
  const kind = session.payment_status === 'unpaid' ? 'submitted' : 'succeeded'
  return { kind, paymentIntentId: intentIdOf(session) }
}

/**
 * The finding of a retrieved session for which no event has come yet.
 * @param session with `payment_intent` expanded
 * @param askedAtSeconds when it was retrieved
 * @returns null while it is open
 */
export function observe(
  session: Stripe.Checkout.Session,
  askedAtSeconds: number,
): PaymentFact | null {
  if (session.status === 'expired') return { kind: 'expired' }
  if (session.status !== 'complete') return null
  const intent = session.payment_intent
  if (
    session.payment_status === 'unpaid' &&
    intent &&
    typeof intent !== 'string' &&
    ['requires_payment_method', 'canceled'].includes(intent.status)
  ) {
    return {
      kind: 'failed',
      failure: failureAt(askedAtSeconds, intent.last_payment_error?.code ?? 'payment_failed'),
    }
  }
  return completion(session)
}
