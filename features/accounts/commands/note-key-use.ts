import 'server-only'
import { db } from '@/platform/db/client'
import type { KeyActor } from '../queries/key-actor'

const HOUR_MS = 3_600_000

/** Records that a key was used, at most once an hour: a read shouldn't cost a write each time. */
export async function noteKeyUse({ keyId }: KeyActor, now: Date): Promise<void> {
  await db.apiKey.updateMany({
    where: {
      id: keyId,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - HOUR_MS) } }],
    },
    data: { lastUsedAt: now },
  })
}
