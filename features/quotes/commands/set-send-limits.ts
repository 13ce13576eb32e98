import 'server-only'
import { authorize } from '@/features/accounts/rules/permissions'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import type { Context } from '@/features/accounts/context'
import { inTransaction } from '@/platform/db/transaction'
import { recordAudit } from '@/platform/audit'
import { ConflictError, InvalidInputError } from '@/platform/errors'
import { newestSendLimits } from '../queries/send-limits'
import { sendLimitEntries } from '../rules/send-limit-entries'
import type { SendLimits } from '../rules/send-stops'

/**
 * Sets new limits of what may be sent: a row of its own with author, day and reason; earlier ones
 * stay for the record. Sent quotes keep the limits they were sent with. The same limits again are
 * no change.
 * @param input texts as typed, see `sendLimitEntries`
 * @throws InvalidInputError, ConflictError 'stale' when others were set since `seen`
 */
export async function setSendLimits(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'send-limit.set')
  const parsed = sendLimitEntries.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { seen, reason, ...limits } = parsed.data
  await inTransaction(context, async (tx) => {
    // One after the other: the limits compared with must still be the newest when the row is
    // written.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('send limits'))`
    const before = await newestSendLimits(tx)
    if (sameLimits(before, limits)) return
    if (before.id !== seen) throw new ConflictError('stale')
    const { id } = await tx.sendLimit.create({
      data: { ...limits, reason, setBy: nameOf(actor) },
    })
    await recordAudit(tx, {
      actor: auditActor(actor),
      action: 'send_limit.set',
      objectType: 'send_limit',
      objectId: id,
      before: limitsOf(before),
      after: { ...limits, reason },
    })
  })
}

const limitsOf = (row: SendLimits) => ({
  leastPricePercent: row.leastPricePercent,
  leastDepositPercent: row.leastDepositPercent,
  mostDepositPercent: row.mostDepositPercent,
  mostValidityDays: row.mostValidityDays,
})

const sameLimits = (a: SendLimits, b: SendLimits): boolean =>
  JSON.stringify(limitsOf(a)) === JSON.stringify(limitsOf(b))
