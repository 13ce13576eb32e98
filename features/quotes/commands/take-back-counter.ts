import 'server-only'
import { z } from 'zod'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { cancelReminders } from '@/features/reminders/commands/cancel-reminders'
import { reminderTerms } from '@/features/reminders/commands/plan-reminders'
import { recordAudit } from '@/platform/audit'
import { databaseOf, inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { TRANSITIONS } from '../rules/life'
import { assertOpen, holdLife } from './hold-life'
import { planStanding } from './plan-standing'

const takeBackSchema = z.object({ serial: z.int().min(1), counterId: z.uuid() })

/**
 * Withdraws a buyer's changes: the revision can be signed again unchanged. Repeating it has no
 * effect.
 * @throws InvalidInputError, NotFoundError also for somebody else's quote, ConflictError where they
 *   were answered
 */
export async function takeBackCounter(context: Context, input: unknown): Promise<void> {
  const { actor, now } = context
  authorizeKind(actor, 'quote.counter')
  const parsed = takeBackSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, counterId } = parsed.data
  const counter = await databaseOf(context).quoteCounter.findFirst({
    where: { id: counterId, quote: { serial, ...scopeOf(actor, 'quote.read') } },
    include: { quote: true },
  })
  if (!counter) throw new NotFoundError(`counter of quote ${serial}`)
  authorize(actor, 'quote.counter', counter.quote)
  if (counter.state === 'TAKEN_BACK') return
  const terms = await reminderTerms()
  await inTransaction(context, async (tx) => {
    assertOpen('take_back_counter', await holdLife(tx, counter.quoteId), now)
    const { count } = await tx.quoteCounter.updateMany({
      where: { id: counterId, state: 'OPEN' },
      data: { state: 'TAKEN_BACK', endedAt: now },
    })
    if (count === 0) return
    await cancelReminders(tx, counter.quote.requestId, {
      kinds: ['REQUEST_WAITS'],
      answer: 'counter_taken_back',
      now,
    })
    await planStanding(tx, counter.quoteId, terms, now)
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: TRANSITIONS.take_back_counter.audit,
      objectType: 'quote',
      objectId: counter.quoteId,
    })
  })
}
