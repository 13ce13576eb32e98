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

/** Kilograms from the database, exact: a decimal's text never has an exponent. */
export const kilogramsOf = (decimal: Prisma.Decimal): Rational => rational(decimal.toFixed())

/** Kilograms that count at an instant; an expired reservation doesn't. */
export const usedKilograms = (
  entries: readonly { kind: string; kilograms: Prisma.Decimal; expiresAt: Date | null }[],
  now: Date,
): Rational =>
  entries.reduce(
    (sum, { kilograms, expiresAt }) =>
      expiresAt && expiresAt <= now ? sum : add(sum, kilogramsOf(kilograms)),
    ZERO,
  )

/** Kilograms as plain text, never below zero. */
export const notBelowZero = (kilograms: Rational): string =>
  kilograms.n > 0n ? text(kilograms) : '0'

/** What a quote asks of a quota: kilograms, and what is due beyond it, in the quote's minor units. */
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

/** The reservations that are active at an instant: neither given back nor expired. */
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

/** The reservations that still share their day of entry, since customs hasn't decided on them yet. */
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

/** Kilograms that a reservation still holds: itself and the entries against it. */
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

/** What a reservation asks: as it was made, or by the newest amendment of its order. */
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
  /** what it holds now; zero for a new one */
  held: Rational
}

/**
 * What the claims of one moment hold once they share what they have together and what is left, in proportion to what
 * they asked: the engine's own sharing of one moment. Other claims aren't touched. Pure.
 * @param available left of the period, beside what these hold; a negative amount counts as zero
 * @returns what is added to each or taken from it, by id; unchanged ones are left out
 */
export function changesOfMoment(
  available: Rational,
  claims: readonly Claim[],
): Map<string, Rational> {
  const pool = claims.reduce((sum, { held }) => add(sum, held), available.n > 0n ? available : ZERO)
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
 * first, those of one day in proportion to what each still lacks. Nothing is taken from anybody for it. Pure.
 * @param free kilograms that nobody holds; zero or less gives nothing
 * @returns what is added to each, by id
 */
export function sharesOfFreed(
  free: Rational,
  claims: readonly (Claim & { entryDay: string })[],
): Map<string, Rational> {
  const added = new Map<string, Rational>()
  let available = free
  for (const day of [...new Set(claims.map(({ entryDay }) => entryDay))].toSorted()) {
    if (available.n <= 0n) break
    const lacking = claims
      .filter(({ entryDay }) => entryDay === day)
      .map(({ id, asked, held }) => ({ id, lacks: subtract(rational(asked), held) }))
      .filter(({ lacks }) => lacks.n > 0n)
    const shares = sharedOut(
      available,
      lacking.map(({ id, lacks }) => ({ id, quantity: text(lacks) })),
    )
    for (const [id, share] of shares) {
      if (share.n === 0n) continue
      added.set(id, share)
      available = subtract(available, share)
    }
  }
  return added
}

/**
 * The deposit beyond the duty within the quota while a period is as full as this; all of it comes back where the
 * quota is granted (19 CFR 132.13). It is for what a reservation holds, in proportion to what it asked. Minor units,
 * half up.
 */
export function depositNear(
  status: QuotaStatus,
  { atRiskMinor, asked, held }: { atRiskMinor: number; asked: Rational; held: Rational },
): number {
  if (asked.n <= 0n || held.n <= 0n) return 0
  const atRiskReserved = rounded(divide(multiply(ratio(BigInt(atRiskMinor), 1n), held), asked), 0)
  return depositFor(status, 0, Number(atRiskReserved)).depositMinor
}
