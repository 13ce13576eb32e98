import Stripe from 'stripe'
import { stripeContext } from '@/features/accounts/context'
import { receiveEvent } from '@/features/payments/commands/receive-event'
import { readBoundedBody } from '@/platform/bounded-body'
import { env } from '@/platform/env'
import { problem } from '@/platform/api/problem'
import { log } from '@/platform/log'
import { BODY_BYTES } from '@/platform/rate-limit/bodies'

const MAX_BODY_BYTES = BODY_BYTES['/api/webhooks/stripe']
/** an older signature is a replay by somebody in between */
const TOLERANCE_SECONDS = 300

/** for Stripe's package, the age isn't looked at */
const ANY_AGE = 0

/**
 * Takes Stripe's events; the signature is over the very bytes, so the body is no JSON before it is
 * proved. 200 once an event is recorded, replays and types we don't act on included; anything else
 * has Stripe deliver it again.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBoundedBody(request, MAX_BODY_BYTES)
  if (!body) return problem('tooLarge')
  const signature = request.headers.get('stripe-signature') ?? ''
  const event = signedEvent(body, signature, TOLERANCE_SECONDS)
  if (!event && signedEvent(body, signature, ANY_AGE)) {
    // Stripe signs each delivery anew: all of them are refused while this server's clock is ahead.
    log.error(
      { signature: signature.split(',')[0] },
      'webhook signed too long ago: is the clock right?',
    )
    return problem('malformedBody', { code: 'refusals.signature_old' })
  }
  if (!event) {
    log.warn({ bytes: body.length }, 'webhook with a bad signature refused')
    return problem('malformedBody', { code: 'refusals.signature' })
  }
  if (typeof event.id !== 'string' || typeof event.type !== 'string')
    return problem('malformedBody', { code: 'refusals.no_event' })
  try {
    const outcome = await receiveEvent(stripeContext(event.id), event)
    return Response.json({ received: true, outcome })
  } catch (error) {
    log.error(
      { err: error, eventId: event.id, type: event.type },
      'webhook not worked off; Stripe delivers it again',
    )
    return problem('failed')
  }
}

/** What was signed, and at most so long ago; null where it wasn't. */
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
