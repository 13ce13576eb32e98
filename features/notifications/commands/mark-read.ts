import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { authorize } from '@/features/accounts/rules/permissions'
import { databaseOf } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'

/** Marks all of the actor's notifications as read. @throws ForbiddenError */
export async function markAllRead(context: Context): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'notification.read')
  await databaseOf(context).notification.updateMany({
    where: { userId: actor.userId, readAt: null },
    data: { readAt: now },
  })
}

/**
 * Marks one as read.
 * @returns the page that it leads to
 * @throws ForbiddenError, InvalidInputError, NotFoundError also for somebody else's
 */
export async function markRead(context: Context, id: unknown): Promise<{ path: string }> {
  const { actor, now } = context
  authorize(actor, 'notification.read')
  const parsed = z.uuid().safeParse(id)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const [marked] = await databaseOf(context).$queryRaw<{ path: string }[]>`
    UPDATE notification SET "readAt" = COALESCE("readAt", ${now})
    WHERE id = ${parsed.data}::uuid AND "userId" = ${actor.userId} RETURNING path`
  if (!marked) throw new NotFoundError(`notification ${parsed.data}`)
  return marked
}
