import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'

/** Deletes who looked at what: it only counts for less than a minute. */
export const forgetPresencesJob = defineJob({
  name: 'accounts.forget-presences',
  payload: z.object({}),
  cron: '47 18 * * *',
  handle: async () => {
    await db.presence.deleteMany({ where: { seenAt: { lt: new Date(Date.now() - 3_600_000) } } })
  },
})
