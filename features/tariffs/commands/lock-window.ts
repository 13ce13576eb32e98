import 'server-only'
import type { Prisma } from '@/platform/db/generated/client'

/** The window under its lock: whoever takes from it waits here, so nothing is taken twice. */
export async function lockWindow(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<{ id: string; volume: Prisma.Decimal } | null> {
  await tx.$executeRaw`SELECT 1 FROM quota_window WHERE id = ${id}::uuid FOR UPDATE`
  return tx.quotaWindow.findUnique({ where: { id }, select: { id: true, volume: true } })
}
