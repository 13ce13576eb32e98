import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** One after the other: of two owners who remove each other the second must see that the first is gone. */
export async function lockOwners(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('owners of the house'))`
}

/** One after the other: an address is asked once at a time, and of two who come with one link one joins. */
export async function lockInvitations(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('invitations of staff'))`
}
