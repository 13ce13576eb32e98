import { percentOf } from '@/platform/money'

/** The arithmetic and the life of payments. Pure. */

export interface PaymentPlan {
  depositMinor: number
  balanceMinor: number
}

/**
 * Splits a total into deposit and balance; they always sum to it. The deposit
 * is rounded half up to the minor unit, whatever the currency's minor unit is.
 * @param totalMinor 0 or more minor units
 * @param depositPercent exact decimal, above 0 and up to 100: `'30'`, `'33.33'`
 * @throws RangeError for anything else
 */
export function planPayments(totalMinor: number, depositPercent: string): PaymentPlan {
  if (!Number.isSafeInteger(totalMinor) || totalMinor < 0)
    throw new RangeError(`not an amount to be paid: ${totalMinor}`)
  const share = Number(depositPercent)
  if (!/^\d{1,3}(\.\d+)?$/.test(depositPercent) || share <= 0 || share > 100)
    throw new RangeError(`not a deposit percent: ${depositPercent}`)
  const depositMinor = percentOf(totalMinor, depositPercent)
  return { depositMinor, balanceMinor: totalMinor - depositMinor }
}

/**
 * What is known of one attempt to pay. OPEN with a `paymentIntentId` means:
 * handed in, the money is on its way (a bank debit takes days).
 */
export interface PaymentStatus {
  state: 'OPEN' | 'SUCCEEDED' | 'FAILED' | 'EXPIRED'
  paymentIntentId: string | null
  /** instant and code of the last failed try, see `failureAt` */
  failureReason: string | null
}

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
 * What is known after one more fact. Each part of the status only ever grows
 * in a fixed order, so facts that come late, twice or in any order lead to the
 * same status.
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
 * A failure with its instant in front: of two, the later is the greater text.
 * @param atSeconds seconds since 1970, as Stripe counts
 * @param code Stripe's word, e.g. `card_declined`
 */
export function failureAt(atSeconds: number, code: string): string {
  return `${new Date(atSeconds * 1000).toISOString().slice(0, 19)}Z ${code}`
}

/** Stripe's word in a recorded failure. */
export const failureCode = (failureReason: string | null): string | null =>
  failureReason?.slice(21) ?? null

/** Where a deposit stands, as a person would say it. */
export type DepositState = 'due' | 'processing' | 'paid'

/** Where a part stands, by what is known of it and of its newest attempt. */
export function depositState(
  paidAt: Date | null,
  newest: Pick<PaymentStatus, 'state' | 'paymentIntentId'> | undefined,
): DepositState {
  if (paidAt) return 'paid'
  return newest?.state === 'OPEN' && newest.paymentIntentId !== null ? 'processing' : 'due'
}
