import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'

/** A mail server gives up after days: far beyond them no letter comes a second time. */
const KEPT_DAYS = 90

/** Forgets which letters came to the threads, and from whom: what was taken stands in the threads themselves. */
export const forgetInboundMailJob = defineJob({
  name: 'thread.forget-inbound-mail',
  payload: z.object({}),
  cron: '17 19 * * *',
  handle: () => forgetInboundMail(new Date()),
})

/** Forgets what came longer ago than that before a moment. */
export async function forgetInboundMail(now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  await db.inboundMail.deleteMany({ where: { receivedAt: { lt: before } } })
}
