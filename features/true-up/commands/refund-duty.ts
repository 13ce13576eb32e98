import 'server-only'
import type { Context } from '@/features/accounts/context'
import { auditActor, nameOf } from '@/features/accounts/rules/actor'
import { authorize } from '@/features/accounts/rules/permissions'
import { holdGoods } from '@/features/fulfilment/commands/hold-goods'
import { billOrder, creditOrder } from '@/features/orders/commands/bill-order'
import { addEntry } from '@/features/threads/commands/add-entry'
import { recordAudit } from '@/platform/audit'
import type { Prisma } from '@/platform/db/generated/client'
import { factoryDay } from '@/platform/day'
import { inTransaction } from '@/platform/db/transaction'
import { InvalidInputError } from '@/platform/errors'
import { queueMails } from '@/platform/mail'
import { schemaWords } from '@/platform/validation-words'
import { dutyRefundMails } from '../mails/true-up-letters'
import { paidLayers, type PaidLayer } from '../queries/paid-duty'
import { refundDutySchema } from '../schema'

type Within = Context & { readonly transaction: Prisma.TransactionClient }

/**
 * Shares duty that customs gives back, over all the entries that paid it, in one step. Customs pays the importer of
 * record: where that is the house, the buyer’s share is credited to their order; where it is the buyer, what the house
 * bore of it is billed. The same decision is shared once an entry.
 * @throws InvalidInputError where no entry paid it
 */
export async function refundDuty(context: Context, input: unknown): Promise<{ entries: number }> {
  const { actor, now } = context
  authorize(actor, 'true-up.record')
  const parsed = refundDutySchema.safeParse(input)
  if (!parsed.success) throw InvalidInputError.fromZod(parsed.error)
  const { reference, cause, decidedOn, ...question } = parsed.data
  if (decidedOn > factoryDay(now))
    throw new InvalidInputError({ decidedOn: [schemaWords.future_day] })
  return inTransaction(context, async (tx, within) => {
    const open = await paidLayers(actor, question, tx)
    // In the order of their orders, so that no two decisions deadlock.
    for (const { shipmentId } of open.toSorted((a, b) => a.orderSerial - b.orderSerial))
      await holdGoods(tx, { shipmentId })
    // What another decision distributed meanwhile isn’t distributed again.
    const layers = await paidLayers(actor, question, tx)
    const earlier = await tx.dutyRefund.findMany({
      where: { programme: question.programme, reference },
      select: { entryId: true },
    })
    const refundedIds = new Set(earlier.map(({ entryId }) => entryId))
    const due = layers.filter(({ entryId }) => !refundedIds.has(entryId))
    if (due.length === 0 && refundedIds.size === 0)
      throw new InvalidInputError({ change: [schemaWords.true_up_nothing] })
    for (const layer of due)
      await share(within, layer, { ...question, reference, cause, decidedOn })
    return { entries: due.length }
  })
}

async function share(
  within: Within,
  layer: PaidLayer,
  decision: {
    programme: string
    reference: string
    cause: 'RULING' | 'EXCLUSION' | 'DRAWBACK'
    decidedOn: string
  },
): Promise<void> {
  const { transaction: tx, actor, now } = within
  const { programme, reference, cause, decidedOn } = decision
  const { entryId, shipmentId, currency, importer, refundMinor, buyerMinor, houseMinor } = layer
  const order = await holdGoods(tx, { shipmentId })
  const { id } = await tx.dutyRefund.create({
    data: {
      entryId,
      programme,
      cause,
      reference,
      decidedOn: new Date(`${decidedOn}T00:00:00Z`),
      amountMinor: refundMinor,
      buyerMinor,
      byId: auditActor(actor).id,
      by: nameOf(actor),
      at: now,
    },
    select: { id: true },
  })
  const toHouse = importer === 'HOUSE'
  const movedMinor = toHouse ? buyerMinor : houseMinor
  const of = { id: order.id, currency }
  if (movedMinor > 0 && toHouse)
    await creditOrder(within, of, {
      kind: 'DUTY_REFUND',
      causeId: id,
      amountMinor: movedMinor,
      account: 'TRUE_UP',
    })
  if (movedMinor > 0 && !toHouse)
    await billOrder(within, of, {
      kind: 'TRUE_UP',
      amountMinor: movedMinor,
      account: 'TRUE_UP',
      days: order.document.depositDays ?? null,
    })
  await recordAudit(tx, {
    actor: auditActor(actor),
    action: 'duty_refund.record',
    objectType: 'order',
    objectId: order.id,
    after: { entryNumber: layer.entryNumber, reference, currency, refundMinor, buyerMinor },
  })
  if (movedMinor === 0) return
  await addEntry(within, {
    requestId: order.requestId,
    kind: 'EVENT',
    event: 'duty_refunded',
    values: { order: order.serial, shipment: layer.shipment, totalMinor: buyerMinor, currency },
    cause: `duty-refund:${id}`,
  })
  await queueMails(
    tx,
    await dutyRefundMails(tx, order, {
      id,
      way: toHouse ? 'credited' : 'billed',
      shipment: layer.shipment,
      entryNumber: layer.entryNumber,
      reference,
      currency,
      amountMinor: refundMinor,
      buyerMinor,
      movedMinor,
    }),
  )
}
