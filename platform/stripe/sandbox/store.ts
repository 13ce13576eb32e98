import 'server-only'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import {
  intentSchema,
  storedSessionSchema,
  type SandboxIntent,
  type StoredSession,
} from './objects'

type Tx = Prisma.TransactionClient

/** A session, or null when none has that id. */
export async function findSession(id: string, tx: Tx = db): Promise<StoredSession | null> {
  const row = await tx.sandboxObject.findFirst({ where: { id, kind: 'checkout.session' } })
  return row && storedSessionSchema.parse(row.data)
}

/** A session, locked until the transaction ends: what happens to it happens one after the other. */
export async function lockSession(tx: Tx, id: string): Promise<StoredSession | null> {
  await tx.$queryRaw`SELECT id FROM sandbox_object WHERE id = ${id} AND kind = 'checkout.session' FOR UPDATE`
  return findSession(id, tx)
}

export async function findIntent(id: string, tx: Tx = db): Promise<SandboxIntent | null> {
  const row = await tx.sandboxObject.findFirst({ where: { id, kind: 'payment_intent' } })
  return row && intentSchema.parse(row.data)
}

/** Writes a session, new or changed. */
export async function saveSession(tx: Tx, stored: StoredSession): Promise<void> {
  await save(tx, stored.session.id, 'checkout.session', storedSessionSchema.parse(stored))
}

/** Writes a payment intent, new or changed. */
export async function saveIntent(tx: Tx, intent: SandboxIntent): Promise<void> {
  await save(tx, intent.id, 'payment_intent', intentSchema.parse(intent))
}

async function save(tx: Tx, id: string, kind: string, data: Prisma.InputJsonObject): Promise<void> {
  await tx.sandboxObject.upsert({ where: { id }, create: { id, kind, data }, update: { data } })
}
