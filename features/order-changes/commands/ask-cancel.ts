import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { notify } from '@/features/notifications/commands/notify'
import { holdLimit } from '@/features/quotes/commands/hold-limit'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { inTransaction } from '@/platform/db/transaction'
import { ConflictError, InvalidInputError, NotFoundError } from '@/platform/errors'
import { formatOrderNumber } from '@/platform/numbers'
import { schemaWords } from '@/platform/validation-words'
import { paidOf } from '../queries/cancellation'
import { asksWorkDone, cancelStage } from '../rules/cancel'
import { askCancelSchema } from '../schema'
import { writeCancellation } from './write-cancellation'

/**
 * Cancels an order for its buyer. By the signed terms it takes effect at once; where those deduct the work done, it
 * becomes a request until staff name the work. Whoever may sign alone for the amount may cancel alone. Repeating it
 * has no effect.
 * @throws as {@link writeCancellation}; ConflictError 'over_limit' | 'sign_in'; InvalidInputError, NotFoundError
 */
export async function askCancel(
  context: Context,
  input: unknown,
): Promise<{ is: 'cancelled' | 'waits' }> {
  const { actor, now } = context
  authorizeKind(actor, 'order.ask-cancel')
  const parsed = askCancelSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, reason, paidMinor } = parsed.data
  return inTransaction(context, async (tx, within) => {
    const found = await tx.order.findFirst({
      where: { serial, quote: scopeOf(actor, 'order.read') },
      select: {
        id: true,
        state: true,
        totalMinor: true,
        currency: true,
        companyId: true,
        company: { select: { name: true } },
        quote: { select: { requestId: true } },
        revision: { select: { sentById: true } },
      },
    })
    if (!found) throw new NotFoundError(`order ${serial}`)
    const { companyId, currency, quote, revision } = found
    authorize(actor, 'order.ask-cancel', { companyId, requestId: quote.requestId })
    const isOff = found.state === 'CANCELLED'
    if (!isOff && (await paidOf(tx, { id: found.id, currency })) !== paidMinor)
      throw new ConflictError('stale')
    const amountMinor = Number(found.totalMinor)
    if ((await holdLimit(tx, actor, { companyId, currency, amountMinor }, now)).kind === 'over')
      throw new ConflictError('over_limit')
    const order = await holdGoods(tx, { serial })
    const waits = asksWorkDone(order.document.cancellation ?? null, cancelStage(order.lines))
    if (!waits || order.state === 'CANCELLED') {
      const entered = { cancelledBy: 'BUYER' as const, reason, workDone: '', paidMinor }
      await writeCancellation(within, order, entered)
      return { is: 'cancelled' }
    }
    if (order.lines.some(({ shipped }) => shipped > 0))
      throw new InvalidInputError({ change: [schemaWords.cancel_shipped] })
    const open = await tx.orderCancelRequest.findFirst({
      where: { orderId: order.id, endedAt: null },
    })
    if (open) return { is: 'waits' }
    const { id } = await tx.orderCancelRequest.create({
      data: {
        orderId: order.id,
        reason,
        byId: auditActor(actor).id,
        by: nameOf(actor),
        at: now,
      },
      select: { id: true },
    })
    await recordOrderEvent(within, order, {
      action: 'order.ask_cancel',
      after: { reason },
      event: 'cancel_asked',
      values: { order: serial, reason },
      cause: `cancel-asked:${id}`,
    })
    const number = formatOrderNumber(serial)
    await notify(tx, {
      kind: 'cancel-asked',
      cause: `cancel-asked:${id}`,
      values: { company: found.company.name, number },
      path: `/staff/orders/${number}`,
      to: revision.sentById ? { people: [revision.sentById] } : { permission: 'order.cancel' },
    })
    return { is: 'waits' }
  })
}
