import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { LIVE_CHANNEL } from '@/platform/live/hub'
import { findThread, readerOf, readsInternal } from '../queries/scope'

const markSchema = z.object({ serial: z.int().min(1), upTo: z.int().min(0) })

/**
 * Records how far the actor has read a thread; it never goes back, and not beyond what they may read. Notifications
 * of these entries are marked as read too.
 * @param input.serial of the request
 * @param input.upTo serial of the last entry that was on the page
 * @throws InvalidInputError; NotFoundError also for somebody else's
 */
export async function markThreadRead(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  const parsed = markSchema.safeParse(input)
  const thread = await findThread(
    databaseOf(context),
    actor,
    parsed.success ? parsed.data.serial : 0,
  )
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { upTo } = parsed.data
  const { requestId } = thread
  const { id, name, side } = readerOf(actor, thread)
  await inTransaction(context, async (tx) => {
    const moved = await tx.$executeRaw`
      INSERT INTO thread_reader ("requestId", reader, side, name, "readSerial", at)
      SELECT t."requestId", ${id}, ${side}::"EntrySide", ${name},
        LEAST(${upTo}, CASE WHEN ${readsInternal(actor, thread)} THEN t."lastSerial" ELSE t."sharedSerial" END), ${now}
      FROM thread t WHERE t."requestId" = ${requestId}::uuid
      ON CONFLICT ("requestId", reader) DO UPDATE SET "readSerial" = EXCLUDED."readSerial", at = EXCLUDED.at, name = EXCLUDED.name
      WHERE thread_reader."readSerial" < EXCLUDED."readSerial"`
    // Tells the other side's open page that it was read.
    if (moved > 0)
      await tx.$executeRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${`thread ${requestId} read SHARED`})`
    if (actor.kind === 'staff')
      await tx.$executeRaw`
        UPDATE notification SET "readAt" = ${now}
        WHERE "userId" = ${actor.userId} AND "readAt" IS NULL AND cause LIKE ${`thread-entry:${requestId}:%`}
          AND split_part(cause, ':', 3)::int <= ${upTo}`
  })
}
