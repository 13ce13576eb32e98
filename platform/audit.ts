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
export async function recordAudit(tx: Prisma.TransactionClient, entry: AuditEntry): Promise<void> {
  const { actor, before, after, ...what } = entry
  await tx.auditEvent.createMany({
    data: [{ ...what, actorKind: actor.kind, actorId: actor.id, actorName: actor.name, ...(before ? { before } : {}), ...(after ? { after } : {}) }],
  })
}
