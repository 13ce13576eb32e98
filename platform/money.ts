/**
 * How the whole site writes and rounds money. Amounts are integers of the currency's minor unit
 * (cents); nothing here uses binary fractions of money.
 */

import { minorDigits } from './currencies'

/**
 * Writes an amount with its ISO code in front: `USD 1,240.00`. A bare sign would
 * be read as pesos in Mexico.
 * @param amountMinor integer minor units; may be negative
 */
export function formatMoney(amountMinor: number, currency: string, locale: string): string {
  return `${currency} ${formatAmount(amountMinor, locale, currency)}`
}

/**
 * Writes an amount without its currency, for columns that name it in their heading.
 * @param currency ISO 4217: the yen has no decimals, the Kuwaiti dinar three
 */
export function formatAmount(amountMinor: number, locale: string, currency = 'USD'): string {
  assertMinor(amountMinor)
  const sign = amountMinor < 0 ? '−' : ''
  const absolute = Math.abs(amountMinor)
  const digits = minorDigits(currency)
  const { format, decimalSign } = writing(locale)
  if (digits === 0) return `${sign}${format(absolute)}`
  const unit = 10 ** digits
  const fraction = String(absolute % unit).padStart(digits, '0')
  return `${sign}${format(Math.trunc(absolute / unit))}${decimalSign}${fraction}`
}

/** Writes a whole number in groups. */
export const formatWhole = (count: number, locale: string): string => writing(locale).format(count)

/**
 * Writes an exact decimal, such as a rate, with all its digits and without groups.
 * @param decimal `12.5`; anything else is returned as it is
 */
export const formatDecimal = (decimal: string, locale: string): string =>
  /^-?\d+(\.\d+)?$/.test(decimal) ? decimal.replace('.', writing(locale).decimalSign) : decimal

/** An amount as an input shows it: "1234.50", which has one meaning for every reader. */
export function plainAmount(amountMinor: number, currency = 'USD'): string {
  assertMinor(amountMinor)
  const absolute = Math.abs(amountMinor)
  const digits = minorDigits(currency)
  const unit = 10 ** digits
  const fraction = digits === 0 ? '' : `.${String(absolute % unit).padStart(digits, '0')}`
  return `${amountMinor < 0 ? '-' : ''}${Math.trunc(absolute / unit)}${fraction}`
}

/**
 * Writes a price that may be finer than its currency's minor unit, with all its digits: `USD 4.40`,
 * `USD 0.2753`.
 * @param decimal exact, not negative; anything else is returned after the code
 */
export function formatPrice(decimal: string, currency: string, locale: string): string {
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d+))?$/.exec(decimal) ?? []
  if (whole === undefined) return `${currency} ${decimal}`
  const { format, decimalSign } = writing(locale)
  const digits = fraction.padEnd(minorDigits(currency), '0')
  return `${currency} ${format(Number(whole))}${digits ? decimalSign + digits : ''}`
}

const writings = new Map<string, { format: (whole: number) => string; decimalSign: string }>()

/** How a locale writes numbers, cached: creating it takes many times as long as writing one number. */
function writing(locale: string): { format: (whole: number) => string; decimalSign: string } {
  const cached = writings.get(locale)
  if (cached) return cached
  const numbers = new Intl.NumberFormat(locale)
  const fresh = {
    format: (whole: number) => numbers.format(whole),
    decimalSign: numbers.formatToParts(1.5).find((p) => p.type === 'decimal')?.value ?? '.',
  }
  writings.set(locale, fresh)
  return fresh
}

/**
 * amount × numerator / denominator, rounded half up (away from zero for
 * negative amounts) to a whole minor unit. Exact: computed in integers.
 * @throws RangeError when the result leaves the safe integers
 */
export function multiplyRatio(amountMinor: number, numerator: bigint, denominator: bigint): number {
  assertMinor(amountMinor)
  const product = BigInt(amountMinor) * numerator
  const negative = product < 0n !== denominator < 0n
  const n = product < 0n ? -product : product
  const d = denominator < 0n ? -denominator : denominator
  const rounded = (2n * n + d) / (2n * d)
  const result = Number(negative ? -rounded : rounded)
  assertMinor(result)
  return result
}

/** Reads a plain decimal ("17.6", "0.3464") as an exact fraction. */
export function decimalToRatio(decimal: string): { numerator: bigint; denominator: bigint } {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
  if (!match) throw new RangeError(`not a decimal: ${decimal}`)
  const fraction = match[3] ?? ''
  const numerator = BigInt(`${match[2]}${fraction}`)
  return {
    numerator: match[1] ? -numerator : numerator,
    denominator: 10n ** BigInt(fraction.length),
  }
}

/** percent of an amount, half up: `percentOf(1000, '12.5')` is 125. */
export function percentOf(amountMinor: number, percent: string): number {
  const { numerator, denominator } = decimalToRatio(percent)
  return multiplyRatio(amountMinor, numerator, denominator * 100n)
}

/**
 * Splits an amount over weights by largest remainder, so that the parts sum to
 * it to the cent. Equal remainders go to the earlier part; all-zero weights
 * give everything to the first part.
 */
export function allocate(amountMinor: number, weights: readonly number[]): number[] {
  assertMinor(amountMinor)
  if (weights.length === 0) return []
  const total = weights.reduce((sum, w) => sum + BigInt(w), 0n)
  if (total === 0n) return weights.map((_, i) => (i === 0 ? amountMinor : 0))
  const amount = BigInt(amountMinor)
  const shares = weights.map((w) => {
    const scaled = amount * BigInt(w)
    const floor = scaled / total
    return { floor, remainder: scaled - floor * total }
  })
  let remainder = amount - shares.reduce((sum, s) => sum + s.floor, 0n)
  const order = shares
    .map((_, i) => i)
    .sort((a, b) => compare(shares[b]?.remainder, shares[a]?.remainder) || a - b)
  const parts = shares.map((s) => s.floor)
  for (const index of order) {
    if (remainder <= 0n) break
    parts[index] = (parts[index] ?? 0n) + 1n
    remainder -= 1n
  }
  return parts.map(Number)
}

function compare(a = 0n, b = 0n): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function assertMinor(amountMinor: number): void {
  if (!Number.isSafeInteger(amountMinor))
    throw new RangeError(`not a whole, safe amount of minor units: ${amountMinor}`)
}
