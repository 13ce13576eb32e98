import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { recordAudit } from '@/platform/audit'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { settleAlertSchema } from '../schema'

/**
 * Records what was done about a payment that could not be settled automatically: it leaves the list, and the record
 * keeps why. Repeating it has no effect.
 * @param input `alertId` and a `note` of what was done
 * @throws InvalidInputError by field; NotFoundError where there is no such alert
 */
export async function settleAlert(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'payment.watch')
  const parsed = settleAlertSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { alertId, note } = parsed.data
  await inTransaction(context, async (tx) => {
    const alert = await tx.auditEvent.findFirst({
      where: { id: alertId, objectType: 'payment', action: 'payment.alert' },
      select: { objectId: true },
    })
    if (!alert) throw new NotFoundError(`payment alert ${alertId}`)
    const object = { objectType: 'payment', objectId: alert.objectId }
    // Two people who settle it at once do so one after the other.
    await tx.$queryRaw`SELECT id FROM payment WHERE id = ${alert.objectId}::uuid FOR UPDATE`
    const action = 'payment.settle_alert'
    const notes = await tx.auditEvent.count({
      where: { ...object, action, after: { path: ['alertId'], equals: alertId } },
    })
    if (notes > 0) return
    await recordAudit(tx, { actor: auditActor(actor), action, ...object, after: { alertId, note } })
  })
}
