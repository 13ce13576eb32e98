import 'server-only'
import Stripe from 'stripe'
import { log } from '@/platform/log'
import { stripe } from '@/platform/stripe/client'
import { PaymentUnavailableError } from './unavailable'

/**
 * A session with its payment intent; null when this key doesn't know the id.
 * @param patience limits for callers who must not wait as long as Stripe's package does
 */
export async function retrieveSession(
  sessionId: string,
  patience: Pick<Stripe.RequestOptions, 'timeout' | 'maxNetworkRetries'> = {},
): Promise<Stripe.Checkout.Session | null> {
  try {
    return await stripe().checkout.sessions.retrieve(
      sessionId,
      { expand: ['payment_intent'] },
      patience,
    )
  } catch (error) {
    if (
      error instanceof Stripe.errors.StripeInvalidRequestError &&
      error.code === 'resource_missing'
    )
      return null
    throw error
  }
}

/**
 * Closes a session's page, so that nobody can pay there any more.
 * @returns false when it was not open (paid, or expired already)
 */
export async function expireSession(sessionId: string): Promise<boolean> {
  try {
    await stripe().checkout.sessions.expire(sessionId)
    return true
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return false
    throw error
  }
}

/**
 * Runs work that talks to Stripe.
 * @throws PaymentUnavailableError instead of any of Stripe's errors, which go to the log
 */
export async function withStripe<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    log.error(
      {
        type: error.type,
        code: error.code,
        status: error.statusCode,
        requestId: error.requestId,
        message: error.message,
      },
      'Stripe could not be had',
    )
    throw new PaymentUnavailableError('Stripe could not be had', { cause: error })
  }
}
