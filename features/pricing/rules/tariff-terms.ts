import {
  add,
  compare,
  divide,
  multiply,
  ratio,
  rational,
  rounded,
  subtract,
  ZERO,
  type Rational,
} from '@/features/tariffs/engine/rational'

/**
 * Tariff terms of a quote under which the seller bears the duty: who pays when it changes before entry. floating:
 * the buyer pays what is due on the day of entry; capped: the same, but never above a cap; locked: what was quoted,
 * until a day or an event.
 */
export const TARIFF_TERMS = ['floating', 'capped', 'locked'] as const
export type TariffTermsKind = (typeof TARIFF_TERMS)[number]

/**
 * One way in which the duty may develop: its probability, and the duty then in cents; null where there is no figure.
 */
export interface DutyScenario {
  probability: string
  totalMinor: number | null
}

/** The most the buyer pays under a cap: the duty quoted plus a percentage of it, rounded half up. */
export const capOf = (quotedMinor: number, capPercent: string): number =>
  quotedMinor +
  Number(rounded(divide(multiply(minor(quotedMinor), rational(capPercent)), ratio(100n, 1n)), 0))

/**
 * What terms are worth: what the seller is expected to lose by them, cents, rounded half up and never below zero.
 * floating costs nothing; a cap, what is expected above it; a lock, what is expected above the duty quoted
 * (what falls below it stays with the seller). Scenarios without a figure are left out and the others weigh the more.
 * @param quotedMinor duty and fees as quoted
 * @returns null when no scenario has a figure
 */
export function termsPremium(
  kind: TariffTermsKind,
  scenarios: readonly DutyScenario[],
  quotedMinor: number,
  capMinor: number,
): number | null {
  if (kind === 'floating') return 0
  const figures = scenarios.flatMap(({ probability, totalMinor }) =>
    totalMinor === null ? [] : [{ weight: rational(probability), total: minor(totalMinor) }],
  )
  const mass = figures.map(({ weight }) => weight).reduce(add, ZERO)
  if (compare(mass, ZERO) === 0) return null
  const loss = (total: Rational): Rational =>
    kind === 'locked' ? subtract(total, minor(quotedMinor)) : above(total, minor(capMinor))
  const expectedMinor = divide(
    figures.map(({ weight, total }) => multiply(weight, loss(total))).reduce(add, ZERO),
    mass,
  )
  return Math.max(0, Number(rounded(expectedMinor, 0)))
}

const minor = (amountMinor: number): Rational => ratio(BigInt(amountMinor), 1n)
const above = (a: Rational, b: Rational): Rational => (compare(a, b) > 0 ? subtract(a, b) : ZERO)
