import type { Prisma } from '@/platform/db/generated/client'

/** Kilograms that count at an instant; a reservation that has run out doesn't. */
export const taken = (
  entries: readonly { kind: string; kilograms: Prisma.Decimal; expiresAt: Date | null }[],
  now: Date,
): number =>
  // Thousandths of a kilogram are whole numbers: sums stay exact.
  entries.reduce(
    (sum, { kilograms: each, expiresAt }) =>
      expiresAt && expiresAt <= now ? sum : sum + each.mul(1000).toNumber(),
    0,
  )

/** Kilograms in text, of whole thousandths. */
export const written = (thousandths: number): string => String(thousandths / 1000)

/** Thousandths of a kilogram that a reservation still holds: itself and what was entered against it. */
export function heldBy(
  reservation: { id: string; kilograms: Prisma.Decimal },
  entries: readonly { adjusts: string | null; kilograms: Prisma.Decimal }[],
): number {
  return [reservation, ...entries.filter(({ adjusts }) => adjusts === reservation.id)].reduce(
    (sum, { kilograms: each }) => sum + each.mul(1000).toNumber(),
    0,
  )
}
