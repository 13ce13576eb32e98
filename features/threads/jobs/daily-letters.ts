import 'server-only'
import { z } from 'zod'
import { db } from '@/platform/db/client'
import { factoryDay } from '@/platform/day'
import { defineJob } from '@/platform/jobs'
import { queueMail } from '@/platform/mail'
import { dailyMail, type DailyEntry } from '../mails/daily-letter'

/** Older entries are in no letter any more. */
const WITHIN_DAYS = 7

/** When the factory closes: Europe reads it at noon, America in the morning. */
export const dailyThreadLettersJob = defineJob({
  name: 'thread.daily-letters',
  payload: z.object({}),
  cron: '0 10 * * *',
  handle: () => sendDailyLetters(new Date()),
})

/** Sends each buyer who wants one letter a day what was said and they haven't read. Safe to repeat. */
export async function sendDailyLetters(now: Date): Promise<void> {
  const people = await db.threadMailChoice.findMany({ where: { channel: 'DAILY' } })
  for (const { address, digestedAt } of people) {
    const since = new Date(
      Math.max(digestedAt?.getTime() ?? 0, now.getTime() - WITHIN_DAYS * 86_400_000),
    )
    const entries = await unreadOf(address, since)
    if (entries.length === 0) continue
    const mail = await dailyMail(address, entries, factoryDay(now))
    await db.$transaction(async (tx) => {
      const { count } = await tx.threadMailChoice.updateMany({
        where: { address, digestedAt },
        data: { digestedAt: now },
      })
      // Otherwise another process sends it at this moment.
      if (count > 0) await queueMail(tx, mail)
    })
  }
}

/**
 * Shared entries by others since then in the threads of an address: as contact, or as a participant from the
 * company.
 */
function unreadOf(address: string, since: Date): Promise<DailyEntry[]> {
  return db.$queryRaw<DailyEntry[]>`
    SELECT r.id AS "requestId", r.serial, r.locale, lower(r."contactEmail") = ${address} AS "isContact",
      e."authorName" AS by, e.body, e.kind::text AS kind
    FROM thread_entry e JOIN quote_request r ON r.id = e."requestId"
    LEFT JOIN "user" u ON lower(u.email) = ${address}
    LEFT JOIN company_member g ON g."userId" = u.id AND g."companyId" = r."companyId"
    WHERE e.at > ${since} AND e.audience = 'SHARED' AND e.kind IN ('MESSAGE', 'QUESTION', 'FILE')
      AND e."authorEmail" IS DISTINCT FROM ${address}
      AND COALESCE(cardinality(g.roles), CASE WHEN lower(r."contactEmail") = ${address} THEN 1 ELSE 0 END) > 0
      AND (lower(r."contactEmail") = ${address} OR EXISTS (
        SELECT 1 FROM thread_entry o WHERE o."requestId" = r.id AND o."authorId" = u.id AND o.side = 'BUYER'))
      AND NOT EXISTS (
        SELECT 1 FROM thread_reader m WHERE m."requestId" = r.id AND m."readSerial" >= e.serial
          AND (m.reader = u.id OR (m.reader = 'contact:' || r."contactId" AND lower(r."contactEmail") = ${address})))
    ORDER BY r.serial, e.serial`
}
