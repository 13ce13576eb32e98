import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { notify } from '../commands/notify'

/** A server that is busy takes a letter at the second attempt; from here on somebody should look. */
const ATTEMPTS = 3
/** Longer than a letter is tried. */
const WITHIN_DAYS = 3

/** Tells who reads the mail of letters that don't arrive: found by how they stand, so none is missed; each once. */
export const tellBouncesJob = defineJob({
  name: 'notifications.bounces',
  payload: z.object({}),
  cron: '*/10 * * * *',
  handle: async () => {
    const letters = await db.mailMessage.findMany({
      where: {
        state: 'FAILED',
        attempts: { gte: ATTEMPTS },
        createdAt: { gt: new Date(Date.now() - WITHIN_DAYS * 86_400_000) },
      },
      select: { id: true, subject: true, toAddress: true },
    })
    for (const { id, subject, toAddress } of letters)
      await db.$transaction((tx) =>
        notify(tx, {
          kind: 'letter-bounced',
          cause: `letter-bounced:${id}`,
          values: { subject, to: toAddress },
          path: `/staff/mail/${id}`,
          to: { permission: 'mail.read' },
        }),
      )
  },
})
