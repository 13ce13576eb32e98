import Stripe from 'stripe'
import { stripeContext } from '@/features/accounts/context'
import { plainRoute } from '@/features/accounts/route'
import { receiveEvent } from '@/features/payments/commands/receive-event'
import { env } from '@/platform/env'
import { ProblemError } from '@/platform/api/problem'
import { log } from '@/platform/log'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'

/** an older signature is somebody's replay */
const TOLERANCE_SECONDS = 300

/** for Stripe's package: the age isn't checked */
const ANY_AGE = 0

/**
 * Receives Stripe's events; the signature is over the exact bytes, so the body isn't parsed before
 * it is verified. 200 once an event is recorded, replays and types we don't act on included; after
 * any other answer Stripe delivers it again.
 */
export const POST = plainRoute(
  { id: 'receiveEvent', rate: null, bytes: BODY_BYTES['/api/webhooks/stripe'] },
  async ({ request, body }) => {
    const signature = request.headers.get('stripe-signature') ?? ''
    const event = signedEvent(body, signature, TOLERANCE_SECONDS)
    if (!event && signedEvent(body, signature, ANY_AGE)) {
      // Stripe signs each delivery anew: all of them are refused while this server's clock is
      // ahead.
      log.error(
        { signature: signature.split(',')[0] },
        'webhook signed too long ago: is the clock right?',
      )
      throw new ProblemError('malformedBody', { code: 'refusals.signature_old' })
    }
    if (!event) {
      log.warn({ bytes: body.length }, 'webhook with a bad signature refused')
      throw new ProblemError('malformedBody', { code: 'refusals.signature' })
    }
    if (typeof event.id !== 'string' || typeof event.type !== 'string')
      throw new ProblemError('malformedBody', { code: 'refusals.no_event' })
    try {
      const outcome = await receiveEvent(stripeContext(event.id), event)
      return { received: true, outcome }
    } catch (error) {
      log.error(
        { err: error, eventId: event.id, type: event.type },
        'webhook not worked off; Stripe delivers it again',
      )
      throw new ProblemError('failed')
    }
  },
)

/** The event, if its signature is valid and at most so old; null otherwise. */
function signedEvent(
  body: Buffer,
  signature: string,
  toleranceSeconds: number,
): Stripe.Event | null {
  try {
    return Stripe.webhooks.constructEvent(
      body,
      signature,
      env().STRIPE_WEBHOOK_SECRET,
      toleranceSeconds,
    )
  } catch {
    return null
  }
}
