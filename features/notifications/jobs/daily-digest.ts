import 'server-only'
import { z } from 'zod'
import { factoryDay } from '@/platform/day'
import { db } from '@/platform/db/client'
import { defineJob } from '@/platform/jobs'
import { queueMail } from '@/platform/mail'
import { digestMail } from '../mails/digest-letter'
import { isKind, valuesOf } from '../rules/notification-values'

/** Unread notifications older than this are in no letter any more, and are deleted later. */
const TOLD_WITHIN_DAYS = 7
const KEPT_DAYS = 180

/** Before the desk opens. */
export const dailyDigestJob = defineJob({
  name: 'notifications.digest',
  payload: z.object({}),
  cron: '0 0 * * *',
  handle: () => sendDigests(new Date()),
})

/** Sends each person the daily letter, if they want one and something is unread. Safe to repeat. */
export async function sendDigests(now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const waiting = {
    inDigest: true,
    readAt: null,
    digestedAt: null,
    createdAt: { gt: ago(TOLD_WITHIN_DAYS) },
  }
  const people = await db.user.findMany({
    where: { role: 'STAFF', leftAt: null, notifications: { some: waiting } },
    select: { id: true, email: true, name: true },
  })
  for (const person of people) {
    const rows = await db.notification.findMany({
      where: { userId: person.id, ...waiting },
      orderBy: { createdAt: 'desc' },
    })
    const notes = rows.flatMap(({ kind, values }) =>
      isKind(kind) ? [{ kind, values: valuesOf(values) }] : [],
    )
    if (notes.length === 0) continue
    const mail = await digestMail(person, notes, factoryDay(now))
    await db.$transaction(async (tx) => {
      const { count } = await tx.notification.updateMany({
        where: { id: { in: rows.map(({ id }) => id) }, digestedAt: null },
        data: { digestedAt: now },
      })
      // Another process sends it at this moment.
      if (count === rows.length) await queueMail(tx, mail)
      else throw new Error('a digest is being written elsewhere')
    })
  }
  await db.notification.deleteMany({ where: { createdAt: { lt: ago(KEPT_DAYS) } } })
}
