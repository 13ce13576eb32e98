import { ConflictError } from '@/platform/errors'

/** Stripe didn't answer, or refused what it must not refuse. Nothing was charged; trying again later is safe. */
export class PaymentUnavailableError extends ConflictError {
  override name = 'PaymentUnavailableError'
  constructor(message: string, { cause }: { cause?: unknown } = {}) {
    super('no_stripe')
    this.message = message
    this.cause = cause
  }
}
