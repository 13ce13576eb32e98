import type { Prisma } from '@/platform/db/generated/client'
import { add, rational, text, ZERO, type Rational } from '../engine/rational'

/** Kilograms as the database has them, exact: text of a decimal never has an exponent. */
export const kilogramsOf = (decimal: Prisma.Decimal): Rational => rational(decimal.toFixed())

/** Kilograms that count at an instant; a reservation that has run out doesn't. */
export const taken = (
  entries: readonly { kind: string; kilograms: Prisma.Decimal; expiresAt: Date | null }[],
  now: Date,
): Rational =>
  entries.reduce(
    (sum, { kilograms, expiresAt }) =>
      expiresAt && expiresAt <= now ? sum : add(sum, kilogramsOf(kilograms)),
    ZERO,
  )

/** Kilograms as plain text, none of them below zero. */
export const notBelowZero = (kilograms: Rational): string =>
  kilograms.n > 0n ? text(kilograms) : '0'

/** What the lines of one quote ask of each quota together, kilograms, by order number. */
export function askedOf(
  splits: readonly { orderNumber: string; inQuota: string }[],
): ReadonlyMap<string, string> {
  const asked = new Map<string, Rational>()
  for (const { orderNumber, inQuota } of splits)
    asked.set(orderNumber, add(asked.get(orderNumber) ?? ZERO, rational(inQuota)))
  return new Map([...asked].map(([orderNumber, sum]) => [orderNumber, text(sum)] as const))
}

/** Kilograms that a reservation still holds: itself and what was entered against it. */
export const heldBy = (
  reservation: { id: string; kilograms: Prisma.Decimal },
  entries: readonly { adjusts: string | null; kilograms: Prisma.Decimal }[],
): Rational =>
  entries
    .filter(({ adjusts }) => adjusts === reservation.id)
    .reduce(
      (sum, { kilograms }) => add(sum, kilogramsOf(kilograms)),
      kilogramsOf(reservation.kilograms),
    )
