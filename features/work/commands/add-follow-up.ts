import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { addDays, factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { lineSchema } from '@/platform/fields'
import { schemaWords as words } from '@/platform/validation-words'

/** A follow-up can't lie further ahead than this. */
const MOST_DAYS = 400

const followUpSchema = z.object({
  serial: z.coerce.number().int().min(1),
  onDay: z.iso.date(),
  note: lineSchema(200).min(1, words.a_name),
})

/**
 * Checks that a day can be that of a follow-up: from today on, within a year or so.
 * @throws InvalidInputError `onDay`
 */
export function assertDayAhead(onDay: string, now: Date): void {
  const today = factoryDay(now)
  if (onDay < today || onDay > addDays(today, MOST_DAYS))
    throw new InvalidInputError({
      onDay: [{ code: 'refusals.follow_up_day', values: { most: MOST_DAYS } }],
    })
}

/**
 * Adds a follow-up of the actor on a trade for a day.
 * @param input its request's serial, the day, a note
 * @throws ForbiddenError, InvalidInputError, NotFoundError
 */
export async function addFollowUp(context: Context, input: unknown): Promise<{ id: string }> {
  const { actor, now } = context
  authorize(actor, 'follow-up.keep')
  const parsed = followUpSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, onDay, note } = parsed.data
  assertDayAhead(onDay, now)
  return inTransaction(context, async (tx) => {
    const request = await tx.quoteRequest.findUnique({ where: { serial }, select: { id: true } })
    if (!request) throw new NotFoundError(`request ${serial}`)
    const { id } = await tx.followUp.create({
      data: {
        ownerId: actor.userId,
        requestId: request.id,
        onDay: new Date(`${onDay}T00:00:00Z`),
        note,
      },
      select: { id: true },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'follow_up.add',
      objectType: 'quote_request',
      objectId: request.id,
      after: { id, onDay, note },
    })
    return { id }
  })
}
