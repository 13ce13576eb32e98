import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { assertDayAhead } from './add-follow-up'

const endSchema = z.object({
  id: z.uuid(),
  /** the day it is postponed to; without one it is done */
  until: z.iso.date().optional(),
})

/**
 * Completes one of the actor's follow-ups, or postpones it to a day. Repeating it has no effect.
 * @throws ForbiddenError, InvalidInputError, NotFoundError also for somebody else's
 */
export async function endFollowUp(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorize(actor, 'follow-up.keep')
  const parsed = endSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { id, until } = parsed.data
  if (until !== undefined) assertDayAhead(until, now)
  await inTransaction(context, async (tx) => {
    const followUp = await tx.followUp.findFirst({ where: { id, ownerId: actor.userId } })
    if (!followUp) throw new NotFoundError(`follow-up ${id}`)
    const data = until === undefined ? { doneAt: now } : { onDay: new Date(`${until}T00:00:00Z`) }
    const { count } = await tx.followUp.updateMany({ where: { id, doneAt: null }, data })
    if (count === 0) return
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: until === undefined ? 'follow_up.done' : 'follow_up.snooze',
      objectType: 'quote_request',
      objectId: followUp.requestId,
      before: { id, onDay: followUp.onDay.toISOString().slice(0, 10) },
      after: { id, ...(until === undefined ? {} : { onDay: until }) },
    })
  })
}
