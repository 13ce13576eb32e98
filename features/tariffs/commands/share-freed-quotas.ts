import 'server-only'
import { z } from 'zod'
import { systemContext, type OwnContext } from '@/features/accounts/context'
import { nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { cacheChanged } from '@/platform/cache/changed'
import { QUOTAS_TAG } from '@/platform/cache-tags'
import { db } from '@/platform/db/client'
import type { Prisma } from '@/platform/db/generated/client'
import { defineJob } from '@/platform/jobs'
import { subtract, text } from '../engine/rational'
import {
  askedOf,
  reservedKilograms,
  kilogramsOf,
  sharesOfFreed,
  stillSharing,
  usedKilograms,
} from '../rules/quota-ledger'
import { lockWindow } from './lock-window'

/**
 * Distributes what is free in a locked period among the reservations that hold less than they asked.
 * @param because the reason written to the ledger
 * @returns how many of them hold more now
 */
export async function shareFreed(
  tx: Prisma.TransactionClient,
  window: { id: string; volume: Prisma.Decimal },
  { now, by, because }: { now: Date; by: string; because: string },
): Promise<number> {
  const entries = await tx.quotaEntry.findMany({
    where: { windowId: window.id },
    orderBy: { createdAt: 'asc' },
  })
  const claims = stillSharing(entries, now)
  const added = sharesOfFreed(
    subtract(kilogramsOf(window.volume), usedKilograms(entries, now)),
    claims.map((each) => ({
      id: each.id,
      entryDay: each.entryDay ?? '',
      asked: text(askedOf(each, entries).asked),
      held: reservedKilograms(each, entries),
    })),
  )
  if (added.size === 0) return 0
  await tx.quotaEntry.createMany({
    data: claims.flatMap(({ id, note, expiresAt }) => {
      const share = added.get(id)
      return share
        ? [
            {
              windowId: window.id,
              kind: 'SHARE' as const,
              kilograms: text(share),
              adjusts: id,
              note: `${note}: ${because}`,
              actor: by,
              expiresAt,
            },
          ]
        : []
    }),
  })
  await cacheChanged(tx, [QUOTAS_TAG])
  return added.size
}

/**
 * Distributes what has expired since, period by period: a reservation expires by the calendar, with nobody to give
 * it back. Called again, it finds nothing free.
 * @returns how many reservations hold more now
 */
export async function shareFreedQuotas({ actor, now }: OwnContext): Promise<number> {
  authorize(actor, 'housekeeping.run')
  const windows = await db.quotaWindow.findMany({
    where: { entries: { some: { kind: 'RESERVATION', expiresAt: { gt: now } } } },
    select: { id: true },
  })
  let shared = 0
  for (const { id } of windows)
    shared += await db.$transaction(async (tx) => {
      const window = await lockWindow(tx, id)
      return window
        ? shareFreed(tx, window, { now, by: nameOf(actor), because: 'gets what ran out' })
        : 0
    })
  return shared
}

export const shareFreedQuotasJob = defineJob({
  name: 'tariffs.share-freed-quotas',
  payload: z.object({}),
  cron: '23 * * * *',
  handle: async () => void (await shareFreedQuotas(systemContext('tariffs.share-freed-quotas'))),
})
