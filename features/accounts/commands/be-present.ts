import 'server-only'
import { z } from 'zod'
import { databaseOf } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import type { Context } from '../context'
import { authorize } from '../rules/permissions'

/** How long somebody counts as present after their last signal: three intervals of a page, and some slack. */
const PRESENT_SECONDS = 50

const presenceSchema = z.object({
  /** the number at the head of the page */
  of: z.string().regex(/^[A-Z]{1,4}-\d{1,9}$/),
  leaving: z.boolean(),
})

/**
 * Records that the actor looks at an object, or has left it. No end is needed: whoever sends no more signals is gone.
 * @returns the names of colleagues looking at the same object
 * @throws ForbiddenError, InvalidInputError
 */
export async function bePresent(context: Context, input: unknown): Promise<{ others: string[] }> {
  const { actor, now } = context
  authorize(actor, 'presence.say')
  const parsed = presenceSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { of, leaving } = parsed.data
  const { userId } = actor
  const database = databaseOf(context)
  if (leaving) {
    await database.presence.deleteMany({ where: { objectType: KIND, objectId: of, userId } })
    return { others: [] }
  }
  const since = new Date(now.getTime() - PRESENT_SECONDS * 1_000)
  // One round trip, since each open page asks every few seconds.
  const others = await database.$queryRaw<{ name: string }[]>`/* keep be_present */
    WITH said AS (
      INSERT INTO presence ("objectType", "objectId", "userId", "seenAt") VALUES (${KIND}, ${of}, ${userId}, ${now})
      ON CONFLICT ("objectType", "objectId", "userId") DO UPDATE SET "seenAt" = EXCLUDED."seenAt")
    SELECT u.name FROM presence p JOIN "user" u ON u.id = p."userId"
    WHERE p."objectType" = ${KIND} AND p."objectId" = ${of} AND p."userId" <> ${userId} AND p."seenAt" > ${since}
    ORDER BY u.name`
  return { others: others.map(({ name }) => name) }
}

const KIND = 'trade'
