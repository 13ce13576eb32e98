import { percentOf } from '@/platform/money'

/** The parts that an order is paid in, and where each of them stands. Pure. */

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
