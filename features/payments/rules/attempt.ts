import type { PaymentStatus } from '@/features/orders/rules/payment-state'

/** The life of one attempt to pay. Pure. */

/** What can be learned of an attempt, from a webhook or by asking Stripe. */
export type PaymentFact =
  | { kind: 'submitted'; paymentIntentId: string | null }
  | { kind: 'succeeded'; paymentIntentId: string | null }
  | { kind: 'failed'; failure: string }
  | { kind: 'expired' }
  /** a try failed, the payment page stays open for another */
  | { kind: 'declined'; failure: string }

export const FRESH: PaymentStatus = { state: 'OPEN', paymentIntentId: null, failureReason: null }

/** Money received outweighs any news that there is none; a refusal outweighs mere lapse of time. */
const WEIGHT = { OPEN: 0, EXPIRED: 1, FAILED: 2, SUCCEEDED: 3 } as const
const REACHED = {
  submitted: 'OPEN',
  declined: 'OPEN',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  expired: 'EXPIRED',
} as const

/**
 * The status after one more fact. Each part of the status only grows in a fixed order, so facts that come late,
 * twice or in any order lead to the same status.
 */
export function learn(status: PaymentStatus, fact: PaymentFact): PaymentStatus {
  const reached = REACHED[fact.kind]
  return {
    state: WEIGHT[reached] > WEIGHT[status.state] ? reached : status.state,
    paymentIntentId: later(
      status.paymentIntentId,
      'paymentIntentId' in fact ? fact.paymentIntentId : null,
    ),
    failureReason: later(status.failureReason, 'failure' in fact ? fact.failure : null),
  }
}

const later = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b > a) ? b : a

/**
 * A failure prefixed with its time, so that the later of two is the greater text.
 * @param atSeconds seconds since 1970, as Stripe counts
 * @param code Stripe's code, e.g. `card_declined`
 */
export function failureAt(atSeconds: number, code: string): string {
  return `${new Date(atSeconds * 1000).toISOString().slice(0, 19)}Z ${code}`
}
