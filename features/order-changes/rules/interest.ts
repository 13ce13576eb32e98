import { decimalToRatio, multiplyRatio } from '@/platform/money'

/** Interest on late payments, by days, as signed. Pure; amounts in minor units. */

/** What was open of a part from a day on. */
export interface OpenStep {
  /** `YYYY-MM-DD` */
  day: string
  openMinor: number
}

const DAY_MS = 86_400_000
const daysFrom = (from: string, to: string): number =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS))

/**
 * The sum of minor units times the days they were open, for the days after `after` up to and including `through`:
 * the exact base of interest.
 * @param steps in the order of their days; what happens on a day counts from its end
 * @param after the last day without interest
 * @param through the last day with interest
 */
export function openDays(steps: readonly OpenStep[], after: string, through: string): bigint {
  let sum = 0n
  steps.forEach(({ day, openMinor }, i) => {
    const next = steps[i + 1]?.day ?? through
    const from = day > after ? day : after
    const to = next < through ? next : through
    sum += BigInt(openMinor) * BigInt(daysFrom(from, to))
  })
  return sum
}

/**
 * Interest on minor units times days, rounded half up, 365 days a year.
 * @param percent per year, decimal
 */
export function interestOn(minorDays: bigint, percent: string): number {
  const { numerator, denominator } = decimalToRatio(percent)
  return multiplyRatio(1, minorDays * numerator, denominator * 36_500n)
}
