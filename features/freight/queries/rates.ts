import 'server-only'
import { cacheLife, cacheTag } from 'next/cache'
import { z } from 'zod'
import { FREIGHT_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { FreightRate, Prisma } from '@/platform/db/generated/client'
import { CONTAINER_TYPES, LEGS, MODES, UNITS, type RateRow } from '../engine/types'

const words = z.object({
  mode: z.enum(MODES),
  leg: z.enum(LEGS),
  unit: z.enum(UNITS),
  containerType: z.enum(CONTAINER_TYPES).or(z.literal('').transform(() => null)),
  surcharges: z.array(
    z.object({ name: z.string(), per: z.enum(['percent', 'kg', 'shipment']), amount: z.string() }),
  ),
})
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

/** A row as the engine reads it. */
export function rateOf(row: FreightRate): RateRow {
  const { mode, leg, unit, containerType, surcharges } = words.parse(row)
  const { reviewedBy, reviewedAt } = row
  return {
    id: row.id,
    lane: row.lane,
    mode,
    carrier: row.carrier,
    service: row.service,
    origin: row.origin,
    destination: row.destination,
    zone: row.zone,
    leg,
    unit,
    from: row.fromUnits.toFixed(),
    to: row.toUnits?.toFixed() ?? null,
    rate: row.rate.toFixed(),
    minimum: row.minimum?.toFixed() ?? null,
    currency: row.currency,
    divisor: row.divisor,
    roundTo: row.roundTo?.toFixed() ?? null,
    containerType,
    transitMin: row.transitMin,
    transitMax: row.transitMax,
    fuelPercent: row.fuelPercent?.toFixed() ?? null,
    surcharges,
    validFrom: dayOf(row.validFrom),
    validTo: row.validTo && dayOf(row.validTo),
    source: row.source,
    note: row.note,
    review:
      reviewedBy && reviewedAt
        ? { state: 'reviewed', at: dayOf(reviewedAt), by: reviewedBy }
        : { state: 'not_reviewed' },
    isDemo: row.isDemo,
  }
}

/** Rows in force of some lanes, or of all, in the order of a file. */
export async function rateCardRows(
  reader: Pick<Prisma.TransactionClient, 'freightRate'> = db,
  lanes?: readonly string[],
): Promise<RateRow[]> {
  const rows = await reader.freightRate.findMany({
    where: { withdrawnAt: null, ...(lanes ? { lane: { in: [...lanes] } } : {}) },
    orderBy: [
      { lane: 'asc' },
      { mode: 'asc' },
      { carrier: 'asc' },
      { service: 'asc' },
      { leg: 'desc' },
      { zone: 'asc' },
      { unit: 'asc' },
      { containerType: 'asc' },
      { validFrom: 'asc' },
      { fromUnits: 'asc' },
    ],
  })
  return rows.map(rateOf)
}

/** Reviewed rows to a destination, by which the shop may price. At most a few hours old. */
export async function reviewedRates(destination: string): Promise<RateRow[]> {
  'use cache'
  cacheLife('hours')
  cacheTag(FREIGHT_TAG)
  return reviewedRatesNow(destination)
}

/** The same straight from the database. */
export async function reviewedRatesNow(destination: string): Promise<RateRow[]> {
  const rows = await db.freightRate.findMany({
    where: { destination, withdrawnAt: null, reviewedAt: { not: null } },
    orderBy: { id: 'asc' },
  })
  return rows.map(rateOf)
}
