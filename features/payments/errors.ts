/**
 * Stripe didn't answer, or refused what must not be refused. Nothing was
 * charged; trying again later is safe.
 */
export class PaymentUnavailableError extends Error {
  override name = 'PaymentUnavailableError'
}
