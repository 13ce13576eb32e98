/**
 * The limits of one Stripe payment, in minor units: the minimum, worth about half a dollar in each
 * currency we quote in, and eight digits at most.
 */
const MINIMUM_MINOR: Readonly<Record<string, number>> = {
  USD: 50,
  EUR: 50,
  GBP: 30,
  MXN: 1000,
  INR: 50,
  JPY: 50,
}
const MAXIMUM_MINOR = 99_999_999

/**
 * Whether an amount can be charged in one payment.
 * @param currency ISO code in capitals; one we don't quote in is unknown
 */
export function chargeability(
  amountMinor: number,
  currency: string,
): 'ok' | 'too_small' | 'too_large' | 'unknown_currency' {
  const minimum = MINIMUM_MINOR[currency]
  if (minimum === undefined) return 'unknown_currency'
  if (amountMinor < minimum) return 'too_small'
  return amountMinor > MAXIMUM_MINOR ? 'too_large' : 'ok'
}
