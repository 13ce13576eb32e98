import 'server-only'
import type { Context } from '@/features/accounts/context'
import { authorize, authorizeKind, scopeOf } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { recordOrderEvent } from '@/features/orders/commands/record-order-event'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError, NotFoundError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { cancelRefusedMails } from '../mails/change-letters'
import { refuseCancelSchema, releaseOrderSchema } from '../schema'
import { endRequest } from './end-request'

/**
 * Refuses a buyer's request to cancel, in words that they read: the order goes on. Repeating it has no effect.
 * @throws InvalidInputError, NotFoundError
 */
export async function refuseCancel(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorize(actor, 'order.cancel')
  const parsed = refuseCancelSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial, answer } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const order = await holdGoods(tx, { serial })
    const id = await endRequest(within, order.id, 'REFUSED', answer)
    if (id === null) return
    await recordOrderEvent(within, order, {
      action: 'order.refuse_cancel',
      after: { answer },
      event: 'cancel_refused',
      values: { order: serial, reason: answer },
      cause: `cancel-refused:${id}`,
    })
    await queueMails(tx, await cancelRefusedMails(tx, order, { id, answer }))
  })
}

/**
 * Withdraws a buyer's request to cancel: the order goes on. Does nothing where none is waiting.
 * @throws NotFoundError
 */
export async function takeBackCancel(context: Context, input: unknown): Promise<void> {
  const { actor } = context
  authorizeKind(actor, 'order.ask-cancel')
  const parsed = releaseOrderSchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { serial } = parsed.data
  await inTransaction(context, async (tx, within) => {
    const found = await tx.order.findFirst({
      where: { serial, quote: scopeOf(actor, 'order.read') },
      select: { companyId: true, quote: { select: { requestId: true } } },
    })
    if (!found) throw new NotFoundError(`order ${serial}`)
    const { companyId, quote } = found
    authorize(actor, 'order.ask-cancel', { companyId, requestId: quote.requestId })
    const order = await holdGoods(tx, { serial })
    const id = await endRequest(within, order.id, 'TAKEN_BACK')
    if (id === null) return
    await recordOrderEvent(within, order, {
      action: 'order.take_back_cancel',
      after: {},
      event: 'cancel_taken_back',
      values: { order: serial },
      cause: `cancel-taken-back:${id}`,
    })
  })
}
