/**
 * Percentages of cents, exact and fast. A rate is an integer over a power of ten; as long as the products stay below
 * 2^53 plain numbers are exact, beyond that the same sum is done in big integers.
 */

export interface Rate {
  /** 12.5% is 125 … */
  readonly units: number
  /** … over 1000 */
  readonly per: number
  /** as it was written, without trailing zeros */
  readonly text: string
}

/**
 * Reads a percentage such as "12.5".
 * @throws RangeError for anything that isn't a plain decimal with at most ten digits
 */
export function percentRate(text: string): Rate {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text)
  const fraction = match?.[2]?.replace(/0+$/, '') ?? ''
  const digits = `${match?.[1] ?? ''}${fraction}`
  if (!match || digits.length > 10) throw new RangeError(`not a percentage: ${text}`)
  return {
    units: Number(digits),
    per: 100 * 10 ** fraction.length,
    text: fraction ? `${match[1]}.${fraction}` : String(match[1]),
  }
}

const SAFE = Number.MAX_SAFE_INTEGER / 4

/** units/per of whole cents, rounded half up to the cent. @param cents zero or more */
export function rateOf(cents: number, { units, per }: Rate): number {
  const product = cents * units
  if (product > SAFE)
    return Number((2n * BigInt(cents) * BigInt(units) + BigInt(per)) / (2n * BigInt(per)))
  const twice = 2 * product + per
  return (twice - (twice % (2 * per))) / (2 * per)
}
