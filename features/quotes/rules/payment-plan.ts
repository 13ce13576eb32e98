import { percentOf } from '@/platform/money'

/** The parts that a quote is paid in. They are frozen with the revision; its order takes them from there. Pure. */
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
