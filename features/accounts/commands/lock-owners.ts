import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** Serializes changes of owners: of two owners who remove each other, the second must see that the first is gone. */
export async function lockOwners(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('owners of the house'))`
}

/** Serializes invitations: an address is invited once at a time, and of two who come with the same link one joins. */
export async function lockInvitations(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('invitations of staff'))`
}
