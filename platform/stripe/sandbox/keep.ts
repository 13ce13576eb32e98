import 'server-only'
import type { z } from 'zod'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { invalidParameter } from './errors'
import type { FormObject } from './form'
import {
  customerSchema,
  disputeSchema,
  fileSchema,
  payoutSchema,
  refundSchema,
  storedChargeSchema,
  storedMovementSchema,
} from './money-objects'

type Tx = Prisma.TransactionClient

/** The sandbox's money objects, by Stripe's name of each. */
const KINDS = {
  charge: storedChargeSchema,
  refund: refundSchema,
  dispute: disputeSchema,
  payout: payoutSchema,
  balance_transaction: storedMovementSchema,
  customer: customerSchema,
  file: fileSchema,
} as const
export type MoneyKind = keyof typeof KINDS
export type Kept<K extends MoneyKind> = z.infer<(typeof KINDS)[K]>

/** An object, or null when none has that id. */
export async function find<K extends MoneyKind>(
  kind: K,
  id: string,
  tx: Tx = db,
): Promise<Kept<K> | null> {
  const row = await tx.sandboxObject.findFirst({ where: { id, kind } })
  return row && (KINDS[kind].parse(row.data) as Kept<K>)
}

/** An object, locked until the transaction ends. */
export async function lock<K extends MoneyKind>(
  tx: Tx,
  kind: K,
  id: string,
): Promise<Kept<K> | null> {
  await tx.$queryRaw`SELECT id FROM sandbox_object WHERE id = ${id} AND kind = ${kind} FOR UPDATE`
  return find(kind, id, tx)
}

/** Writes an object, new or changed. */
export async function keep<K extends MoneyKind>(
  tx: Tx,
  kind: K,
  id: string,
  object: Kept<K>,
): Promise<void> {
  const data = KINDS[kind].parse(object) as Prisma.InputJsonObject
  await tx.sandboxObject.upsert({ where: { id }, create: { id, kind, data }, update: { data } })
}

/** All objects of a kind, the newest first. */
export async function all<K extends MoneyKind>(kind: K, tx: Tx = db): Promise<Kept<K>[]> {
  const rows = await tx.sandboxObject.findMany({
    where: { kind },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })
  return rows.map(({ data }) => KINDS[kind].parse(data) as Kept<K>)
}

/**
 * A page of a list as Stripe gives it.
 * @param query `limit`, `starting_after` and `created[gte]`, `created[lt]`
 */
export function page<T extends { id: string; created: number }>(
  url: string,
  rows: readonly T[],
  query: FormObject,
): object {
  const limit = Number(query['limit'] ?? 10)
  if (!Number.isInteger(limit) || limit < 1 || limit > 100)
    throw invalidParameter(
      'Invalid limit: must be between 1 and 100.',
      'parameter_invalid',
      'limit',
    )
  const created = typeof query['created'] === 'object' ? query['created'] : {}
  const within = rows.filter(
    (row) =>
      (created['gte'] === undefined || row.created >= Number(created['gte'])) &&
      (created['lt'] === undefined || row.created < Number(created['lt'])),
  )
  const from = within.findIndex(({ id }) => id === query['starting_after']) + 1
  return {
    object: 'list',
    url,
    has_more: within.length > from + limit,
    data: within.slice(from, from + limit),
  }
}
