/** Exact decimal arithmetic in integers; the only rounding is where a name says so. */

export interface Decimal {
  units: bigint
  scale: number
}

/** Reads "12.5" exactly. @throws RangeError for anything that isn't a plain decimal */
export function decimal(text: string): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`not a decimal: ${text}`)
  const fraction = match[3] ?? ''
  const units = BigInt(`${match[2]}${fraction}`)
  return { units: match[1] ? -units : units, scale: fraction.length }
}

/** Writes a decimal without trailing zeros: 12.50 is "12.5". */
export function decimalText({ units, scale }: Decimal): string {
  const negative = units < 0n
  const digits = String(negative ? -units : units).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = scale ? digits.slice(-scale).replace(/0+$/, '') : ''
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

/** Sum of decimals, exact. */
export function sumDecimals(texts: readonly string[]): string {
  const all = texts.map(decimal)
  const scale = Math.max(0, ...all.map((d) => d.scale))
  const units = all.reduce((sum, d) => sum + d.units * 10n ** BigInt(scale - d.scale), 0n)
  return decimalText({ units, scale })
}

/** numerator / denominator for non-negative numbers, rounded half up. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator)
}

/** percent of whole cents, rounded half up to the cent: how CBP computes a line. */
export function percentOfCents(cents: bigint, percent: string): bigint {
  const { units, scale } = decimal(percent)
  return roundHalfUp(cents * units, 100n * 10n ** BigInt(scale))
}

/** cents a kilogram on grams, rounded half up to the cent. */
export function centsPerKilogram(grams: string, rate: string): bigint {
  const g = decimal(grams)
  const r = decimal(rate)
  return roundHalfUp(g.units * r.units, 1000n * 10n ** BigInt(g.scale + r.scale))
}

/** part / whole in percent, rounded half up to two decimals; "0" of nothing. */
export function percentText(part: bigint, whole: bigint): string {
  return whole === 0n ? '0' : decimalText({ units: roundHalfUp(part * 10_000n, whole), scale: 2 })
}
