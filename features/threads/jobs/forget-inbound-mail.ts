import 'server-only'
import { z } from 'zod'
import { settingOf } from '@/features/company/queries/settings'
import { mailSetting, USUAL_INBOUND_DAYS } from '@/features/company/settings/mail'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'

/**
 * Deletes the record of which letters came to the threads, and from whom: accepted ones are in the threads
 * themselves.
 */
export const forgetInboundMailJob = defineJob({
  name: 'thread.forget-inbound-mail',
  payload: z.object({}),
  cron: '17 19 * * *',
  handle: () => forgetInboundMail(new Date()),
})

/** Deletes records of letters older than the house keeps them. */
export async function forgetInboundMail(now: Date): Promise<void> {
  const days = (await settingOf(mailSetting))?.value.inboundDays ?? USUAL_INBOUND_DAYS
  const before = new Date(now.getTime() - days * 86_400_000)
  await db.inboundMail.deleteMany({ where: { receivedAt: { lt: before } } })
}
