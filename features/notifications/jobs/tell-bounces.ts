import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { notify } from '../commands/notify'

/** A busy server accepts a letter at the second attempt; from this many on somebody should look. */
const ATTEMPTS = 3
/** Longer than delivery is attempted. */
const WITHIN_DAYS = 3

/**
 * Notifies whoever reads the mail of undelivered letters, each once. They are found by their state, so none is
 * missed.
 */
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
