import 'server-only'
import { z } from 'zod'
import { lastDeed } from '@/platform/audit'
import { StaleEntriesError } from '@/platform/errors'
import type { Prisma } from '@/platform/db/generated/client'

/** Locks a window: whoever takes from it waits here, so nothing is taken twice. */
export async function lockWindow(
  tx: Prisma.TransactionClient,
  id: string,
): Promise<{ id: string; volume: Prisma.Decimal; version: number } | null> {
  await tx.$executeRaw`SELECT 1 FROM quota_window WHERE id = ${id}::uuid FOR UPDATE`
  return tx.quotaWindow.findUnique({
    where: { id },
    select: { id: true, volume: true, version: true },
  })
}

/** The next version of a locked period, for an entry by staff. */
export async function nextWindowVersion(tx: Prisma.TransactionClient, id: string): Promise<number> {
  const { version } = await tx.quotaWindow.update({
    where: { id },
    data: { version: { increment: 1 } },
    select: { version: true },
  })
  return version
}

/**
 * Accepts an entry made from the current state of a period, or since which nobody made another of its kind: a
 * bulletin and a granted share don't collide.
 * @param window under its lock
 * @param version of the period when the form was opened
 * @throws StaleEntriesError with what was entered since
 */
export async function refuseStaleEntry(
  tx: Prisma.TransactionClient,
  window: { id: string; version: number },
  version: number,
  { action, field }: { action: 'quota.bulletin' | 'quota.prorate'; field: 'used' | 'percent' },
): Promise<void> {
  if (window.version === version) return
  const deed = await lastDeed(tx, 'quota_window', window.id, [action])
  const since = z
    .object({ version: z.int().gt(version), [field]: z.string() })
    .safeParse(deed?.after)
  if (!deed || !since.success) return
  throw new StaleEntriesError(
    deed.by,
    deed.at,
    window.version,
    { [field]: '' },
    { [field]: String(since.data[field]) },
  )
}
