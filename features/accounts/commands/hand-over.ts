import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** A person's open work, by table: all of it goes to the colleague who takes over. */
export const HANDED_OVER = {
  quote_request: (tx: Prisma.TransactionClient, from: string, to: string) =>
    tx.quoteRequest.updateMany({ where: { assignedToId: from }, data: { assignedToId: to } }),
  // Completed ones stay under the name of who did them.
  follow_up: (tx: Prisma.TransactionClient, from: string, to: string) =>
    tx.followUp.updateMany({ where: { ownerId: from, doneAt: null }, data: { ownerId: to } }),
  // The version rises, so that a form opened before shows the conflict.
  company: (tx: Prisma.TransactionClient, from: string, to: string) =>
    tx.company.updateMany({
      where: { ownerId: from },
      data: { ownerId: to, version: { increment: 1 } },
    }),
} as const

/** Hands a person's work to a colleague. @returns how many of each kind */
export async function handOver(
  tx: Prisma.TransactionClient,
  from: string,
  to: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const [table, give] of Object.entries(HANDED_OVER))
    counts[table] = (await give(tx, from, to)).count
  return counts
}
