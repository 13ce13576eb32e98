/** Exact arithmetic of the freight engine: decimals as whole numbers of millionths. */

const PLACES = 6
const ONE = 1_000_000n

/**
 * A decimal in whole millionths. @throws RangeError where it isn’t a decimal, or has more than six
 * places
 */
export function millionths(decimal: string): bigint {
  const found = /^(\d{1,15})(?:\.(\d{1,6}))?$/.exec(decimal)
  if (!found) throw new RangeError(`no decimal of at most six places: ${decimal}`)
  return BigInt(found[1] ?? '0') * ONE + BigInt((found[2] ?? '').padEnd(PLACES, '0'))
}

/** Whole millionths as a decimal without trailing zeros. */
export function decimalOf(value: bigint): string {
  const digits = String(value).padStart(PLACES + 1, '0')
  const fraction = digits.slice(-PLACES).replace(/0+$/, '')
  const whole = digits.slice(0, -PLACES)
  return fraction ? `${whole}.${fraction}` : whole
}

/** A decimal in its canonical form. */
export const canonical = (decimal: string): string => decimalOf(millionths(decimal))

/** Rounds up to the next multiple of a step; returns the value as it is without one. */
export const roundedUp = (value: bigint, step: bigint | null): bigint =>
  step === null || step === 0n ? value : ceilDivide(value, step) * step

export const ceilDivide = (a: bigint, b: bigint): bigint => (a + b - 1n) / b

/**
 * Quantity × rate in minor units (hundredths), half up.
 * @param quantity and rate in millionths
 */
export const timesMinor = (quantity: bigint, rate: bigint): number =>
  halfUp(quantity * rate * 100n, ONE * ONE)

/** A percentage of an amount in minor units, half up. @param percent in millionths */
export const percentMinor = (amountMinor: number, percent: bigint): number =>
  halfUp(BigInt(amountMinor) * percent, 100n * ONE)

/** An amount of the currency in minor units, rounded half up. */
export const minorOf = (amount: bigint): number => halfUp(amount * 100n, ONE)

const halfUp = (a: bigint, b: bigint): number => Number((2n * a + b) / (2n * b))
