/** Exact fractions. Only `rounded` and `fixed` round, as their names say. */

export interface Rational {
  readonly n: bigint
  /** always above zero */
  readonly d: bigint
}

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }
const HUNDRED: Rational = { n: 100n, d: 1n }

/** Reads "12.5" or "-3" exactly. @throws RangeError for anything that isn't a plain decimal */
export function rational(text: string): Rational {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`not a decimal: ${text}`)
  const fraction = match[3] ?? ''
  const n = BigInt(`${match[2]}${fraction}`)
  return { n: match[1] ? -n : n, d: 10n ** BigInt(fraction.length) }
}

/** n / d. @throws RangeError when d is zero */
export function ratio(n: bigint, d: bigint): Rational {
  if (d === 0n) throw new RangeError('division by zero')
  return d < 0n ? { n: -n, d: -d } : { n, d }
}

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
export const subtract = (a: Rational, b: Rational): Rational => add(a, { n: -b.n, d: b.d })
export const multiply = (a: Rational, b: Rational): Rational => ({ n: a.n * b.n, d: a.d * b.d })
/** @throws RangeError when b is zero */
export const divide = (a: Rational, b: Rational): Rational => ratio(a.n * b.d, a.d * b.n)

/** Some percent of a value, exact. @param percent a decimal */
export const percentOf = (value: Rational, percent: string): Rational =>
  divide(multiply(value, rational(percent)), HUNDRED)

/** Below zero, zero or above zero, for sorting. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}
export const smaller = (a: Rational, b: Rational): Rational => (compare(b, a) < 0 ? b : a)
export const larger = (a: Rational, b: Rational): Rational => (compare(b, a) > 0 ? b : a)

/** Whole units of 10^-decimals, rounded half away from zero. */
export function rounded(value: Rational, decimals: number): bigint {
  const n = value.n < 0n ? -value.n : value.n
  const units = (2n * n * 10n ** BigInt(decimals) + value.d) / (2n * value.d)
  return value.n < 0n ? -units : units
}

/** Text with exactly that many decimals, rounded half away from zero: fixed(1/3, 2) is "0.33". */
export function fixed(value: Rational, decimals: number): string {
  return unitsText(rounded(value, decimals), decimals)
}

/** Shortest exact text: "0.125"; where no decimal is exact, eight decimals rounded half away from zero. */
export function text(value: Rational): string {
  let decimals = 0
  for (let rest = value.n % value.d; rest !== 0n && decimals < 8; decimals++)
    rest = (rest * 10n) % value.d
  const decimal = fixed(value, decimals)
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

function unitsText(units: bigint, decimals: number): string {
  const digits = String(units < 0n ? -units : units).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  return `${units < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`
}
