/**
 * Exact sums of small costs. A piece of steel jewelry costs less than a dollar, and rounding each
 * part to a cent would lose or invent as much: a cost is a decimal in text, computed in millionths
 * of its unit. Pure.
 */

const DECIMALS = 6
const ONE = 10n ** BigInt(DECIMALS)

/**
 * Millionths of a decimal such as `12.5`; further digits are rounded half up. @throws RangeError
 */
export function toMicros(decimal: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!match) throw new RangeError(`not a decimal: ${decimal}`)
  const [, sign = '', whole = '', fraction = ''] = match
  const truncated = BigInt(`${whole}${fraction.slice(0, DECIMALS).padEnd(DECIMALS, '0')}`)
  const size = (fraction[DECIMALS] ?? '0') >= '5' ? truncated + 1n : truncated
  return sign ? -size : size
}

/** A decimal in its shortest form: `0.48`, `12`. */
export function microsText(micros: bigint): string {
  const size = micros < 0n ? -micros : micros
  const fraction = String(size % ONE)
    .padStart(DECIMALS, '0')
    .replace(/0+$/, '')
  return `${micros < 0n ? '-' : ''}${size / ONE}${fraction ? `.${fraction}` : ''}`
}

/** A cost for display: rounded to four decimals, all of them written so that a column lines up. */
export function shortCost(decimal: string): string {
  const [whole = '0', fraction = ''] = microsText(scaled(toMicros(decimal), 1n, 100n) * 100n).split(
    '.',
  )
  return `${whole}.${fraction.padEnd(4, '0')}`
}

/** a × b / c, rounded half away from zero. @throws RangeError where c is 0 */
export function scaled(a: bigint, b: bigint, c: bigint): bigint {
  if (c === 0n) throw new RangeError('divided by nothing')
  const product = a * b
  const negative = product < 0n !== c < 0n
  const [n, d] = [product < 0n ? -product : product, c < 0n ? -c : c]
  const size = (2n * n + d) / (2n * d)
  return negative ? -size : size
}

/** The product of two amounts in millionths. */
export const times = (a: bigint, b: bigint): bigint => scaled(a, b, ONE)

/** percent of an amount. @param percent in millionths of a percent */
export const percentMicros = (amount: bigint, percent: bigint): bigint =>
  scaled(amount, percent, 100n * ONE)

/** The cost of so many pieces, in minor units, rounded once. @param digits of the minor unit */
export const lineMinor = (unitMicros: bigint, pieces: number, digits = 2): number =>
  Number(scaled(unitMicros * BigInt(pieces), 10n ** BigInt(digits), ONE))

/** An amount of minor units in millionths of the currency's unit. @param digits of its minor unit, six at most */
export const minorMicros = (amountMinor: number, digits = 2): bigint =>
  BigInt(amountMinor) * (ONE / 10n ** BigInt(digits))

/** The lowest price of a piece, in minor units, that isn't below an amount. */
export const ceilMinor = (micros: bigint, digits = 2): number => {
  const step = ONE / 10n ** BigInt(digits)
  return Number(micros <= 0n ? 0n : (micros + step - 1n) / step)
}
