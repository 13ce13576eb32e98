import 'server-only'
import { z } from 'zod'
import { clientAddress } from '@/platform/client-address'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { whenOver, type Transactional } from '@/platform/db/transaction'
import { inBatches } from '@/platform/in-batches'
import { defineJob } from '@/platform/jobs'
import { log } from '@/platform/log'
import { consume } from '@/platform/rate-limit'
import type { Refusal } from '@/platform/refusals'

export interface AuditEntry {
  actor: { kind: string; id: string | null; name: string | null }
  /** `object.verb`, e.g. `quote.send` */
  action: string
  objectType: string
  objectId: string
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/**
 * Records who did what and from where, in the transaction of the action: no action without its
 * record, no record without its action. The database seals the record when the transaction commits.
 */
export async function recordAudit(
  tx: Prisma.TransactionClient,
  { actor, action, objectType, objectId, before, after }: AuditEntry,
): Promise<void> {
  const address = await sourceAddress()
  await tx.$executeRaw`/* keep record_audit */
    WITH event AS (
      INSERT INTO audit_event (id, "actorKind", "actorId", "actorName", action, "objectType", "objectId", before, after)
      VALUES (gen_random_uuid(), ${actor.kind}, ${actor.id}, ${actor.name}, ${action}, ${objectType}, ${objectId},
        ${before === undefined ? null : JSON.stringify(before)}::jsonb, ${after === undefined ? null : JSON.stringify(after)}::jsonb)
      RETURNING id)
    INSERT INTO audit_source ("eventId", address) SELECT id, ${address}::text FROM event WHERE ${address}::text IS NOT NULL`
}

/**
 * Who last did something to an object, and when: recorded by the action's own transaction.
 * @param database the caller's transaction, if one is open: otherwise this would wait for a second
 * connection
 */
export async function lastDeed(
  database: Pick<Prisma.TransactionClient, 'auditEvent'>,
  objectType: string,
  objectId: string,
  actions: readonly string[],
): Promise<{ by: { id: string | null; name: string }; at: Date; after: unknown } | null> {
  const event = await database.auditEvent.findFirst({
    where: { objectType, objectId, action: { in: [...actions] } },
    orderBy: { at: 'desc' },
    select: { actorId: true, actorName: true, at: true, after: true },
  })
  return (
    event && {
      by: { id: event.actorId, name: event.actorName ?? '' },
      at: event.at,
      after: event.after,
    }
  )
}

/** Null for jobs, and where no proxy tells visitors apart. */
async function sourceAddress(): Promise<string | null> {
  try {
    return await clientAddress()
  } catch {
    return null
  }
}

/**
 * Records a refusal apart from any transaction, since the refusal rolls it back: after the open one
 * has ended. It never fails its caller. Of one source it records thirty refusals an hour; the rest
 * is logged.
 */
export const recordRefusal = (context: Transactional, refusal: Refusal): Promise<void> =>
  whenOver(context, () => writeRefusal(refusal))

async function writeRefusal({ action, reason, ...refusal }: Refusal): Promise<void> {
  try {
    if ((await consume('refusal', await sourceAddress())) !== null)
      return log.warn({ action, objectId: refusal.objectId }, 'refused, not recorded again')
    await db.$transaction((tx) =>
      recordAudit(tx, { ...refusal, action: `${action}.refused`, after: { reason } }),
    )
  } catch (error) {
    log.error({ err: error, action }, 'a refusal was not recorded')
  }
}

/** How long the source address of an action is stored. */
const SOURCE_KEPT_DAYS = 180
const BATCH = 5_000

/**
 * Deletes source addresses older than half a year.
 * @returns how many
 */
export async function forgetSources(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - SOURCE_KEPT_DAYS * 86_400_000)
  return inBatches(
    BATCH,
    () =>
      db.$executeRaw`DELETE FROM audit_source WHERE "eventId" IN (SELECT "eventId" FROM audit_source WHERE at < ${before} LIMIT ${BATCH})`,
  )
}

/** Runs every night. */
export const forgetSourcesJob = defineJob({
  name: 'audit.forget-sources',
  payload: z.object({}),
  cron: '41 18 * * *',
  handle: async () => void (await forgetSources()),
})
