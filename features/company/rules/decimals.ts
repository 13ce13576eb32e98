import { decimalToRatio } from '@/platform/money'

/** Decimals in text, compared and computed exactly. Pure. */

/** Negative where the first is less, zero where they are equal. */
export function compareDecimals(one: string, other: string): number {
  const [a, b] = [decimalToRatio(one), decimalToRatio(other)]
  const difference = a.numerator * b.denominator - b.numerator * a.denominator
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Whether one of two is at least ten times the other. */
export function isTenfold(before: string, after: string): boolean {
  const [a, b] = [decimalToRatio(before), decimalToRatio(after)]
  const [was, is] = [a.numerator * b.denominator, b.numerator * a.denominator]
  return is >= 10n * was || was >= 10n * is
}

/** A rate with a percentage added, exactly: `0.92` with `1.5` is `0.9338`. */
export function withPercent(decimal: string, percent: string): string {
  const [a, b] = [decimalToRatio(decimal), decimalToRatio(percent)]
  return ratioText(
    a.numerator * (100n * b.denominator + b.numerator),
    a.denominator * b.denominator * 100n,
  )
}

/** A fraction whose denominator is a power of ten, as canonical text. */
function ratioText(numerator: bigint, denominator: bigint): string {
  const digits = String(denominator).length - 1
  const text = String(numerator).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const fraction = text.slice(text.length - digits).replace(/0+$/, '')
  return fraction ? `${whole}.${fraction}` : whole
}

/** Divides one by another, rounded half up to so many decimals. Both are positive. */
export function divideDecimals(one: string, other: string, digits: number): string {
  const [a, b] = [decimalToRatio(one), decimalToRatio(other)]
  const n = a.numerator * b.denominator * 10n ** BigInt(digits)
  const d = a.denominator * b.numerator
  return ratioText((2n * n + d) / (2n * d), 10n ** BigInt(digits))
}
