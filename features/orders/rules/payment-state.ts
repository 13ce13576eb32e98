/** The state of a part of an order's payment plan. Pure. */

/**
 * One attempt to pay. OPEN with a `paymentIntentId` means that it was submitted and the money is on
 * its way (a bank debit takes days).
 */
export interface PaymentStatus {
  state: 'OPEN' | 'SUCCEEDED' | 'FAILED' | 'EXPIRED'
  paymentIntentId: string | null
  /** instant and code of the last failed attempt, see `failureAt` */
  failureReason: string | null
}

/** Stripe's code in a recorded failure. */
export const failureCode = (failureReason: string | null): string | null =>
  failureReason?.slice(21) ?? null

/** The state of a deposit, for display. */
export type DepositState = 'due' | 'processing' | 'paid'

/** The state of a part, by when it was paid and by its newest attempt. */
export function depositState(
  paidAt: Date | null,
  newest: Pick<PaymentStatus, 'state' | 'paymentIntentId'> | undefined,
): DepositState {
  if (paidAt) return 'paid'
  return newest?.state === 'OPEN' && newest.paymentIntentId !== null ? 'processing' : 'due'
}
