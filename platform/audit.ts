import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

export interface AuditEntry {
  actor: { kind: string; id: string | null; name: string | null }
  /** `object.verb`, e.g. `quote.send` */
  action: string
  objectType: string
  objectId: string
  before?: Prisma.InputJsonValue
  after?: Prisma.InputJsonValue
}

/** Writes who did what, in the transaction that does it: no deed without its record, no record without its deed. */
export async function recordAudit(
  tx: Prisma.TransactionClient,
  { actor, action, objectType, objectId, before, after }: AuditEntry,
): Promise<void> {
  await tx.$executeRaw`/* keep record_audit */
    INSERT INTO audit_event (id, "actorKind", "actorId", "actorName", action, "objectType", "objectId", before, after)
    VALUES (gen_random_uuid(), ${actor.kind}, ${actor.id}, ${actor.name}, ${action}, ${objectType}, ${objectId},
      ${before === undefined ? null : JSON.stringify(before)}::jsonb, ${after === undefined ? null : JSON.stringify(after)}::jsonb)`
}
