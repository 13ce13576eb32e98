import 'server-only'
import { localeOf } from '@/i18n/routing'
import { setTimeout as sleep } from 'node:timers/promises'
import Stripe from 'stripe'
import { z } from 'zod'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { stripeContext, type OwnContext } from '@/features/accounts/context'
import { databaseOf } from '@/platform/db/transaction'
import { formatOrderNumber } from '@/platform/numbers'
import { formatQuoteNumber } from '@/platform/numbers'
import { translator } from '@/i18n/translator'
import { db } from '@/platform/db/client'
import { env } from '@/platform/env'
import { ConflictError, NotFoundError } from '@/platform/errors'
import { chargeability } from '@/platform/stripe/amounts'
import { isLivemode, stripe } from '@/platform/stripe/client'
import { PaymentUnavailableError } from '../stripe/unavailable'
import { partStandings } from '@/features/orders/queries/part-standings'
import { byCard } from '../queries/card-policy'
import { observe, ofSession } from '../rules/findings'
import { sessionParameters, type PayablePart } from '../rules/session-parameters'
import { expireSession, retrieveSession, withStripe } from '../stripe/sessions'
import { claimAttempt, type Attempt } from './claim-attempt'
import { companyCustomer, forgetCustomer } from './company-customer'
import { settleNow } from './settle-payment'

/** Each round ends an attempt that can't be paid any more; more than a few in one click means something is wrong. */
const MAX_ROUNDS = 5

type Order = Omit<PayablePart, 'paymentId' | 'amountMinor' | 'currency' | 'customerId'> & {
  companyId: string
}

/**
 * Opens the payment page for what is left of a part that is due, or goes on with the one that is open. However often
 * and at once it is called, a part has at most one open page; an address is given out only after it is recorded as
 * that page.
 * @returns the address to send the buyer to
 * @throws NotFoundError for somebody else's order; ConflictError `paid`, `processing` (a bank debit is under way),
 *   `review` (a person must look), `cancelled`, `not_due` (its gate hasn't come), `no_cards`, `above_card_limit`
 *   (the house's policy), or `too_small`, `too_large`, `unknown_currency` (not for Stripe); PaymentUnavailableError
 *   when Stripe can't be reached
 */
export async function startPayment(context: OwnContext, partId: string): Promise<{ url: string }> {
  const order = await payableOrder(context, partId)
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const attempt = await claimAttempt(context, order.partId)
    const url = await withStripe(() =>
      attempt.checkoutSessionId ? goOn(attempt, attempt.checkoutSessionId) : open(order, attempt),
    )
    if (url) return { url }
  }
  throw new PaymentUnavailableError(`no payment page after ${MAX_ROUNDS} attempts`)
}

async function payableOrder(context: OwnContext, partId: string): Promise<Order> {
  const { actor } = context
  const database = databaseOf(context)
  authorizeKind(actor, 'deposit.pay')
  const part = z.uuid().safeParse(partId).success
    ? await database.paymentPart.findFirst({
        where: { id: partId, order: { quote: scopeOf(actor, 'order.read') } },
        include: {
          order: {
            include: {
              quote: {
                select: {
                  serial: true,
                  companyId: true,
                  requestId: true,
                  request: { select: { contactEmail: true, locale: true } },
                },
              },
            },
          },
        },
      })
    : null
  if (!part) throw new NotFoundError(`payment part ${partId}`)
  const { order } = part
  authorize(actor, 'deposit.pay', order.quote)
  const standing = (await partStandings(database, [part.id])).get(part.id)
  if (standing?.paidAt) throw new ConflictError('paid')
  if (order.state === 'CANCELLED') throw new ConflictError('cancelled')
  if (!standing?.isPayable) throw new ConflictError('not_due')
  const due = { amountMinor: standing.openMinor, currency: part.currency }
  const verdict = chargeability(due.amountMinor, due.currency)
  if (verdict !== 'ok') throw new ConflictError(verdict)
  const card = await byCard(order.id, due)
  if (card.verdict !== 'ok') throw new ConflictError(card.verdict)
  const t = translator('payments', localeOf(order.quote.request.locale))
  const orderNumber = formatOrderNumber(order.serial)
  return {
    orderId: order.id,
    companyId: order.companyId,
    partId: part.id,
    orderNumber,
    title: t('partTitle', {
      kind: part.kind,
      order: orderNumber,
      quote: formatQuoteNumber(order.quote.serial),
    }),
    buyerEmail: order.quote.request.contactEmail,
  }
}

/**
 * Opens the page of a fresh attempt.
 * @returns null when another attempt is needed
 */
async function open(order: Order, attempt: Attempt): Promise<string | null> {
  const { companyId, ...due } = order
  let customerId = ''
  let session: Stripe.Checkout.Session
  try {
    customerId = await companyCustomer(companyId, attempt.id)
    session = await stripe().checkout.sessions.create(
      sessionParameters(
        {
          ...due,
          customerId,
          paymentId: attempt.id,
          amountMinor: attempt.amountMinor,
          currency: attempt.currency,
        },
        env().APP_URL,
      ),
      { idempotencyKey: `part:${attempt.partId}:attempt:${attempt.attempt}` },
    )
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    if (error.statusCode === 409) {
      // The same click was sent twice at once: the other request is about to record the page.
      await sleep(300)
      return null
    }
    const isForgotten = error.code === 'resource_missing' && error.param === 'customer'
    if (isForgotten) await forgetCustomer(customerId)
    const changed = isForgotten || error instanceof Stripe.errors.StripeIdempotencyError
    // Stripe repeats a stored failure under its key for a day, and refuses the key when what is sent has changed
    // since (a new version of this site, another customer). Nobody was given a page of this attempt, whether or not
    // Stripe created one: it can be abandoned, and the next uses another key.
    if (changed || (error.statusCode ?? 0) >= 500) await leave(attempt)
    if (changed) return null
    throw error
  }
  const recorded = await db.payment.updateMany({
    where: {
      id: attempt.id,
      state: 'OPEN',
      OR: [{ checkoutSessionId: null }, { checkoutSessionId: session.id }],
    },
    data: { checkoutSessionId: session.id, livemode: isLivemode() },
  })
  if (recorded.count === 1 && session.url) return session.url
  await expireSession(session.id)
  return null
}

async function leave(attempt: Attempt): Promise<void> {
  await db.payment.updateMany({
    where: { id: attempt.id, state: 'OPEN', checkoutSessionId: null },
    data: { state: 'EXPIRED' },
  })
}

/**
 * Goes on with a page opened before.
 * @returns null when it can't be paid any more and another attempt is needed
 */
async function goOn(attempt: Attempt, sessionId: string): Promise<string | null> {
  const session = await retrieveSession(sessionId)
  const since = new Date()
  const context = stripeContext(sessionId, since)
  if (!session) {
    // Not known under this key: it was opened with another account or by the sandbox.
    await settleNow(context, {
      paymentId: attempt.id,
      sessionId,
      fact: { kind: 'expired' },
      charged: null,
    })
    return null
  }
  const fact = observe(session, Math.floor(since.getTime() / 1000))
  if (!fact) {
    if (session.url && !attempt.isStale && fits(session, attempt)) return session.url
    // Expired at Stripe before it is replaced here, so that two pages never take money.
    if (await expireSession(sessionId))
      await settleNow(context, ofSession(session, { kind: 'expired' }))
    return null
  }
  const settled = await settleNow(context, ofSession(session, fact))
  if (settled.startsWith('refused')) throw new ConflictError('review')
  if (fact.kind === 'succeeded') throw new ConflictError('paid')
  if (fact.kind === 'submitted') throw new ConflictError('processing')
  return null
}

/** Whether an open page still asks for the right amount and leads back to this site. */
function fits(session: Stripe.Checkout.Session, attempt: Attempt): boolean {
  const returns = new URL(session.success_url ?? '').origin === new URL(env().APP_URL).origin
  return (
    session.amount_total === attempt.amountMinor &&
    session.currency?.toUpperCase() === attempt.currency &&
    returns
  )
}
