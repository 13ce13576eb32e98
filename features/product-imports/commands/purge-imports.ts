import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor } from '@/features/accounts/rules/actor'
import { systemContext, type OwnContext } from '@/features/accounts/context'
import { recordAudit } from '@/platform/audit'
import { db } from '@/platform/db/client'
import { fileStore } from '@/platform/files/store'
import { inBatches } from '@/platform/in-batches'
import { defineJob } from '@/platform/jobs'
import { AT_WORK } from '../jobs/lease'

/** Days after which nobody returns to an import: its file and rows are deleted, its results stay. */
const IMPORT_DAYS = 30
const BATCH = 20

/**
 * Deletes file and rows of imports that nobody has touched for a month. One that waited for staff all that time is
 * cancelled; one that entered unpublished products keeps its rows, because they list them.
 * @returns how many were purged
 */
export async function purgeImports({ actor, now }: OwnContext): Promise<number> {
  authorize(actor, 'housekeeping.run')
  const before = new Date(now.getTime() - IMPORT_DAYS * 86_400_000)
  return inBatches(BATCH, () =>
    db.$transaction(
      async (tx) => {
        await tx.$executeRaw`SET LOCAL statement_timeout = '5min'`
        const stale = await tx.$queryRaw<
          { id: string; storageKey: string | null; state: string }[]
        >`
        SELECT id, "storageKey", state::text FROM product_import i
        WHERE "purgedAt" IS NULL AND "updatedAt" < ${before} AND state <> ALL (${[...AT_WORK]}::"ProductImportState"[])
          AND NOT EXISTS (SELECT FROM product_import_row r WHERE r."importId" = i.id AND r."appliedAt" IS NOT NULL AND r."publishedAt" IS NULL)
        ORDER BY "createdAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
        const ids = stale.map(({ id }) => id)
        // Files before their rows in the database: whatever a crash leaves is deleted the next night.
        for (const { storageKey } of stale)
          if (storageKey !== null) await fileStore().delete(storageKey)
        await tx.$executeRaw`DELETE FROM product_import_row WHERE "importId" = ANY(${ids}::uuid[])`
        await tx.$executeRaw`UPDATE product_import SET "purgedAt" = ${now}, state = CASE WHEN state IN ('MAPPING', 'READY') THEN 'CANCELLED' ELSE state END WHERE id = ANY(${ids}::uuid[])`
        for (const { id, state } of stale)
          await recordAudit(tx, {
            actor: auditActor(actor),
            action: 'product_import.purge',
            objectType: 'product_import',
            objectId: id,
            before: { state },
          })
        return stale.length
      },
      { timeout: 600_000 },
    ),
  )
}

/** Runs every night. */
export const purgeImportsJob = defineJob({
  name: 'catalog.purge-imports',
  payload: z.object({}),
  cron: '47 18 * * *',
  handle: async () => void (await purgeImports(systemContext('catalog.purge-imports'))),
})
