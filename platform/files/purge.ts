import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { inBatches } from '@/platform/in-batches'
import { defineJob } from '@/platform/jobs'
import { fileStore } from './store'

/**
 * A file that nobody has put onto a request within this time counts as abandoned: a list left open
 * for a week can still be sent.
 */
export const UNCLAIMED_DAYS = 7
const BATCH = 200

/**
 * Removes uploads that no request claimed, the file before its row: what a crash leaves is removed
 * the next night. A request sent meanwhile waits for the lock, and then finds the file gone.
 * @returns how many were removed
 */
export async function purgeUnclaimed(now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - UNCLAIMED_DAYS * 86_400_000)
  return inBatches(BATCH, () =>
    db.$transaction(
      async (tx) => {
        const stale = await tx.$queryRaw<{ id: string; storageKey: string }[]>`
        SELECT id, "storageKey" FROM attachment WHERE "requestId" IS NULL AND "createdAt" < ${before} LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
        for (const { storageKey } of stale) await fileStore().delete(storageKey)
        await tx.attachment.deleteMany({ where: { id: { in: stale.map((file) => file.id) } } })
        return stale.length
      },
      { timeout: 60_000 },
    ),
  )
}

/** Every night. */
export const purgeUnclaimedJob = defineJob({
  name: 'purge-unclaimed-files',
  payload: z.object({}),
  cron: '17 18 * * *',
  handle: async () => void (await purgeUnclaimed()),
})
