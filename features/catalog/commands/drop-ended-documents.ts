import 'server-only'
import { z } from 'zod'
import { authorize } from '@/features/accounts/rules/permissions'
import { systemContext, type OwnContext } from '@/features/accounts/context'
import { cacheChanged } from '@/platform/cache/changed'
import { DOCUMENTS_TAG } from '@/platform/cache-tags'
import { addDays, factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'

/** Drops the pages that show a document whose last day was yesterday. @returns how many have ended */
export async function dropEndedDocuments({ actor, now }: OwnContext): Promise<number> {
  authorize(actor, 'housekeeping.run')
  const yesterday = new Date(addDays(factoryDay(now), -1))
  return db.$transaction(async (tx) => {
    const endedCount = await tx.complianceDocument.count({
      where: { expiresOn: yesterday, withdrawnAt: null },
    })
    if (endedCount > 0) await cacheChanged(tx, [DOCUMENTS_TAG])
    return endedCount
  })
}

/** Runs as the factory's day begins. */
export const dropEndedDocumentsJob = defineJob({
  name: 'catalog.drop-ended-documents',
  payload: z.object({}),
  cron: '1 16 * * *',
  handle: async () =>
    void (await dropEndedDocuments(systemContext('catalog.drop-ended-documents'))),
})
