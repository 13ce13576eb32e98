/** Where a part of an order's payment plan stands. Pure. */

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
