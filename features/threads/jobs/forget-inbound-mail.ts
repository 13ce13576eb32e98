import 'server-only'
import { z } from 'zod'
import { settingOf } from '@/features/company/queries/settings'
import { mailSetting, USUAL_INBOUND_DAYS } from '@/features/company/settings/mail'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'

/** Forgets which letters came to the threads, and from whom: what was taken stands in the threads themselves. */
export const forgetInboundMailJob = defineJob({
  name: 'thread.forget-inbound-mail',
  payload: z.object({}),
  cron: '17 19 * * *',
  handle: () => forgetInboundMail(new Date()),
})

/** Forgets what came longer ago, before a moment, than the house remembers it. */
export async function forgetInboundMail(now: Date): Promise<void> {
  const days = (await settingOf(mailSetting))?.value.inboundDays ?? USUAL_INBOUND_DAYS
  const before = new Date(now.getTime() - days * 86_400_000)
  await db.inboundMail.deleteMany({ where: { receivedAt: { lt: before } } })
}
