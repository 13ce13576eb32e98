import type { Prisma } from '@/platform/db/generated/client'
import { depositFor, sharedOut, type QuotaStatus } from '../engine/quota'
import {
  add,
  divide,
  multiply,
  ratio,
  rational,
  rounded,
  subtract,
  text,
  ZERO,
  type Rational,
} from '../engine/rational'

/** Kilograms as the database has them, exact: text of a decimal never has an exponent. */
export const kilogramsOf = (decimal: Prisma.Decimal): Rational => rational(decimal.toFixed())

/** Kilograms that count at an instant; a reservation that has run out doesn't. */
export const usedKilograms = (
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

/** What a quote asks of a quota: kilograms, and what falls due beyond it, in the quote's minor units. */
export interface QuotaDemand {
  kilograms: string
  atRiskMinor: number
}

/** What the lines of one quote ask of each quota together, by order number. */
export function quotaDemand(
  splits: readonly { orderNumber: string; inQuota: string; depositAtRiskMinor: number }[],
): ReadonlyMap<string, QuotaDemand> {
  const demands = new Map<string, QuotaDemand>()
  for (const { orderNumber, inQuota, depositAtRiskMinor } of splits) {
    const { kilograms = '0', atRiskMinor = 0 } = demands.get(orderNumber) ?? {}
    demands.set(orderNumber, {
      kilograms: text(add(rational(kilograms), rational(inQuota))),
      atRiskMinor: atRiskMinor + depositAtRiskMinor,
    })
  }
  return demands
}

/** The reservations that stand at an instant: neither given back nor run out. */
export function standing<
  E extends { id: string; kind: string; adjusts: string | null; expiresAt: Date | null },
>(entries: readonly E[], now: Date): E[] {
  const released = new Set(
    entries.flatMap(({ kind, adjusts }) => (kind === 'RELEASE' && adjusts ? [adjusts] : [])),
  )
  return entries.filter(
    ({ id, kind, expiresAt }) =>
      kind === 'RESERVATION' && !released.has(id) && !(expiresAt && expiresAt <= now),
  )
}

/** The reservations that still share their day of entry: customs has said nothing of their part yet. */
export const stillSharing = <
  E extends {
    id: string
    kind: string
    adjusts: string | null
    entryDay: string | null
    expiresAt: Date | null
  },
>(
  entries: readonly E[],
  now: Date,
): E[] =>
  standing(entries, now).filter(
    ({ id, entryDay }) =>
      entryDay !== null &&
      !entries.some(({ kind, adjusts }) => kind === 'PRORATION' && adjusts === id),
  )

/** Kilograms that a reservation still holds: itself and what was entered against it. */
export const reservedKilograms = (
  reservation: { id: string; kilograms: Prisma.Decimal },
  entries: readonly { adjusts: string | null; kilograms: Prisma.Decimal }[],
): Rational =>
  entries
    .filter(({ adjusts }) => adjusts === reservation.id)
    .reduce(
      (sum, { kilograms }) => add(sum, kilogramsOf(kilograms)),
      kilogramsOf(reservation.kilograms),
    )

/** What a reservation asks: as it was made, or as the newest amendment of its order has it. */
export function askedOf(
  reservation: {
    id: string
    kilograms: Prisma.Decimal
    asked: Prisma.Decimal | null
    atRiskMinor: number | null
  },
  entries: readonly {
    kind: string
    adjusts: string | null
    asked: Prisma.Decimal | null
    atRiskMinor: number | null
    createdAt: Date
  }[],
): { asked: Rational; atRiskMinor: number | null } {
  const newest = entries
    .filter(({ kind, adjusts }) => kind === 'AMENDMENT' && adjusts === reservation.id)
    .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
    .at(-1)
  const { asked, atRiskMinor } = newest ?? reservation
  return { asked: kilogramsOf(asked ?? reservation.kilograms), atRiskMinor }
}

/** A reservation among those of its moment. Kilograms. */
export interface Claim {
  id: string
  asked: string
  /** what it holds now; nothing for one that is new */
  held: Rational
}

/**
 * What the claims of one moment hold once they share what they have together and what is left, each by what it asked:
 * the engine's own sharing of one moment. Others' claims aren't touched. Pure.
 * @param left of the period, beside what these hold; less than nothing counts as nothing
 * @returns what is added to each or taken from it, by id; those that stay as they are left out
 */
export function changesOfMoment(left: Rational, claims: readonly Claim[]): Map<string, Rational> {
  const pool = claims.reduce((sum, { held }) => add(sum, held), left.n > 0n ? left : ZERO)
  const shares = sharedOut(
    pool,
    claims.map(({ id, asked }) => ({ id, quantity: asked })),
  )
  return new Map(
    claims.flatMap(({ id, held }) => {
      const change = subtract(shares.get(id) ?? ZERO, held)
      return change.n === 0n ? [] : [[id, change] as const]
    }),
  )
}

/**
 * Who gets what has become free in a period: reservations that hold less than they asked, the earlier day of entry
 * first, those of one day by what each still lacks. Nobody gives anything up for it. Pure.
 * @param free kilograms that nobody holds; nothing, or less, gives nothing
 * @returns what is added to each, by id
 */
export function sharesOfFreed(
  free: Rational,
  claims: readonly (Claim & { entryDay: string })[],
): Map<string, Rational> {
  const added = new Map<string, Rational>()
  let left = free
  for (const day of [...new Set(claims.map(({ entryDay }) => entryDay))].toSorted()) {
    if (left.n <= 0n) break
    const lacking = claims
      .filter(({ entryDay }) => entryDay === day)
      .map(({ id, asked, held }) => ({ id, lacks: subtract(rational(asked), held) }))
      .filter(({ lacks }) => lacks.n > 0n)
    const shares = sharedOut(
      left,
      lacking.map(({ id, lacks }) => ({ id, quantity: text(lacks) })),
    )
    for (const [id, share] of shares) {
      if (share.n === 0n) continue
      added.set(id, share)
      left = subtract(left, share)
    }
  }
  return added
}

/**
 * What is deposited beside the duty within while a period is as full as this; all of it comes back where the quota is
 * granted (19 CFR 132.13). On what a reservation holds, by its part of what it asked. Minor units, half up.
 */
export function depositNear(
  status: QuotaStatus,
  { atRiskMinor, asked, held }: { atRiskMinor: number; asked: Rational; held: Rational },
): number {
  if (asked.n <= 0n || held.n <= 0n) return 0
  const onHeld = rounded(divide(multiply(ratio(BigInt(atRiskMinor), 1n), held), asked), 0)
  return depositFor(status, 0, Number(onHeld)).depositMinor
}
